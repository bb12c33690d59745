// SPDX-License-Identifier: Apache-2.0
// Sets papers as PDF with Typst, in a process for each, within limits of size, time and number.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Refusal } from '../refusal.ts';
import type { TypesettingOrder } from './typesetting-process.ts';

export interface TypesettingLimits {
  /** Milliseconds for one paper. */
  ms: number;
  /** Most bytes of what fills a template. */
  fillingBytes: number;
  /** Most bytes of a paper. */
  paperBytes: number;
  /** Papers that may wait beside the one being set. */
  waiting: number;
}

export const usualTypesettingLimits: TypesettingLimits = {
  ms: 20_000,
  fillingBytes: 4 * 1024 * 1024,
  paperBytes: 16 * 1024 * 1024,
  waiting: 4,
};

export class Typesetter {
  readonly #limits: TypesettingLimits;
  #last: Promise<unknown> = Promise.resolve();
  #open = 0;

  constructor(limits: TypesettingLimits = usualTypesettingLimits) {
    this.#limits = limits;
  }

  /**
   * One paper at a time: setting takes a whole processor, and exchange comes first.
   * @param template Typst of the house, which reads `json(bytes(sys.inputs.filling))`.
   * @param filling anything that JSON can say; its texts are set as they are and never run.
   * @throws Refusal 503 when too many wait, or a paper outgrows its limits
   */
  async typeset(template: string, filling: unknown, at: number): Promise<Buffer> {
    const { waiting, fillingBytes } = this.#limits;
    const order: TypesettingOrder = { template, filling: JSON.stringify(filling), at };
    if (this.#open > waiting || Buffer.byteLength(order.filling) > fillingBytes) throw paperNotSet();
    this.#open += 1;
    const turn = this.#last.then(() => this.#run(order));
    this.#last = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      this.#open -= 1;
    }
  }

  #run(order: TypesettingOrder): Promise<Buffer> {
    const { ms, paperBytes } = this.#limits;
    const file = fileURLToPath(new URL('./typesetting-process.ts', import.meta.url));
    // Nothing of this process's surroundings: no secrets, no settings.
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', file], {
      env: {},
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    return new Promise((resolve, reject) => {
      const parts: Buffer[] = [];
      let size = 0;
      let why = '';
      const clock = setTimeout(() => child.kill('SIGKILL'), ms);
      child.stdout.on('data', (part: Buffer) => {
        size += part.length;
        if (size > paperBytes) child.kill('SIGKILL');
        else parts.push(part);
      });
      child.stderr.on('data', (part: Buffer) => {
        why = (why + part.toString('utf8')).slice(0, 2000);
      });
      child.once('error', reject);
      child.once('close', (code, signal) => {
        clearTimeout(clock);
        if (code === 0) resolve(Buffer.concat(parts));
        else if (signal === 'SIGKILL') reject(paperNotSet());
        else reject(new Error(`the typesetter ended with ${code ?? signal}: ${why}`));
      });
      child.stdin.on('error', () => child.kill('SIGKILL'));
      child.stdin.end(JSON.stringify(order));
    });
  }
}

/** 503: too many papers are wanted at once, or this one is too long to be set. */
const paperNotSet = (): Refusal =>
  new Refusal({
    code: 'paper-not-set',
    status: 503,
    retryAfter: 10,
    texts: {
      ar: 'تعذر إعداد الوثيقة الآن: الطلبات كثيرة أو الوثيقة طويلة جدا. أعد المحاولة بعد قليل، أو اقرأها على الشاشة.',
      es: 'El documento no puede componerse ahora: hay demasiadas peticiones o es demasiado largo. Inténtelo dentro de un momento o léalo en pantalla.',
      fr: 'Le document ne peut être composé maintenant : trop de demandes, ou il est trop long. Réessayez dans un instant, ou lisez-le à l’écran.',
      en: 'The paper cannot be set now: too many are wanted, or it is too long. Try again in a moment, or read it on the screen.',
    },
  });
