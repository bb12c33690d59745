// SPDX-License-Identifier: Apache-2.0
// Whether somebody of a role that must have a second factor has one: a passkey, or one-time codes. Who has none yet is let in to set one up, and
// to nothing else.
import { Refusal } from '../refusal.ts';
import type { Officer } from './officer.ts';
import type { Passkeys } from './passkeys.ts';
import type { Policies } from './policies.ts';
import type { Session } from './sessions.ts';
import type { Totps } from './totps.ts';

export class SecondFactor {
  readonly #policies: Policies;
  readonly #passkeys: Passkeys;
  readonly #totps: Totps;

  constructor(parts: { policies: Policies; passkeys: Passkeys; totps: Totps }) {
    this.#policies = parts.policies;
    this.#passkeys = parts.passkeys;
    this.#totps = parts.totps;
  }

  async isDemanded({ roles }: Pick<Officer, 'roles'>): Promise<boolean> {
    const { value } = await this.#policies.secondFactorRoles();
    return roles.some((role) => value.includes(role));
  }

  /** Whether one is demanded of the officer at the door, or of everybody at a release. */
  async isDemandedToRelease(officer: Officer): Promise<boolean> {
    const { value } = await this.#policies.releaseConfirmation();
    return value !== 'none' || (await this.isDemanded(officer));
  }

  /** Whether one is demanded of the officer and neither they nor the agency's provider showed one, or a recovery let them in to set one up. */
  async isMissing({
    officer,
    enrolling,
    vouched,
  }: Pick<Session, 'officer' | 'enrolling' | 'vouched'>): Promise<boolean> {
    if (enrolling) return true;
    if (vouched || !(await this.isDemanded(officer))) return false;
    const { on } = await this.#totps.state(officer.id);
    return !on && !(await this.hasPasskey(officer.id));
  }

  async hasPasskey(user: string): Promise<boolean> {
    return (await this.#passkeys.list(user)).length > 0;
  }
}

/** 403: before anything else a second factor is set up. */
export const secondFactorNeeded = (): Refusal =>
  new Refusal({
    code: 'second-factor-needed',
    status: 403,
    texts: {
      ar: 'دورك في هذه العقدة يتطلب وسيلة ثانية لإثبات هويتك. أضف مفتاح مرور أو فعّل الرموز المؤقتة، ثم تابع.',
      es: 'Su función en este nodo exige un segundo factor. Añada una llave de acceso o active los códigos de un solo uso y continúe.',
      fr: 'Votre rôle sur ce nœud exige un second facteur. Ajoutez une clé d’accès ou activez les codes à usage unique, puis continuez.',
      en: 'Your role at this node asks for a second factor. Add a passkey or turn one-time codes on, then go on.',
    },
  });

/** 401: the password was right, and this account signs in with its passkey. Told to nobody without that password. */
export const passkeyNeeded = (): Refusal =>
  new Refusal({
    code: 'passkey-needed',
    status: 401,
    texts: {
      ar: 'كلمة المرور وحدها لا تكفي لدورك. سجّل الدخول بمفتاح المرور.',
      es: 'Para su función no basta la contraseña. Entre con su llave de acceso.',
      fr: 'Pour votre rôle le mot de passe ne suffit pas. Connectez-vous avec votre clé d’accès.',
      en: 'For your role a password alone is not enough. Sign in with your passkey.',
    },
  });
