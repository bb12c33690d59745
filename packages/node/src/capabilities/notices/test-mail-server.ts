// SPDX-License-Identifier: Apache-2.0
// For tests: a mail server that speaks just enough of RFC 5321 and RFC 3207, and can be told to misbehave.
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { createServer, type Server, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { selfSignedCertificate } from '../../keys/certificate.ts';

export interface Mail {
  from: string;
  to: string[];
  /** Headers and text as they came. */
  raw: string;
  encrypted: boolean;
  login?: string;
}

export interface TestMailServer {
  port: number;
  /** PEM of the authority that a client is to trust. */
  ca: string;
  mails: Mail[];
  /** What it does from now on. */
  behaviour: { starttls: boolean; refuse?: string | undefined };
  close(): Promise<void>;
}

export async function testMailServer(): Promise<TestMailServer> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const cert = selfSignedCertificate(createPrivateKey(key), {
    party: 'mail',
    host: 'localhost',
    from: Date.now() - 86_400_000,
  });
  const mails: Mail[] = [];
  const behaviour: TestMailServer['behaviour'] = { starttls: true };
  const open = new Set<Socket>();
  const server: Server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    converse(socket, { key, cert }, mails, behaviour, false);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as { port: number };
  return {
    ...{ port, ca: cert, mails, behaviour },
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function converse(
  socket: Socket,
  identity: { key: string; cert: string },
  mails: Mail[],
  behaviour: TestMailServer['behaviour'],
  encrypted: boolean,
): void {
  let mail: Mail = { from: '', to: [], raw: '', encrypted };
  let inData = false;
  let rest = '';
  const say = (line: string) => socket.write(`${line}\r\n`);
  const take = (line: string) => {
    if (inData) {
      if (line !== '.') {
        mail.raw += `${line}\n`;
        return;
      }
      inData = false;
      mails.push(mail);
      mail = { from: '', to: [], raw: '', encrypted };
      say('250 taken');
      return;
    }
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'EHLO') {
      say('250-localhost');
      if (behaviour.starttls && !encrypted) say('250-STARTTLS');
      if (encrypted) say('250-AUTH PLAIN');
      say('250 8BITMIME');
    } else if (verb === 'STAR' && !behaviour.starttls) say('502 not here');
    else if (verb === 'STAR') {
      say('220 go ahead');
      socket.removeAllListeners('data');
      const secure = new TLSSocket(socket, { isServer: true, ...identity });
      secure.on('error', () => socket.destroy());
      converse(secure, identity, mails, behaviour, true);
    } else if (verb === 'AUTH') {
      mail.login = Buffer.from(line.split(' ')[2] ?? '', 'base64').toString('utf8');
      say('235 welcome');
    } else if (verb === 'MAIL') {
      if (behaviour.refuse === undefined) {
        mail.from = line;
        say('250 ok');
      } else say(behaviour.refuse);
    } else if (verb === 'RCPT') {
      mail.to.push(line);
      say('250 ok');
    } else if (verb === 'DATA') {
      inData = true;
      say('354 go on');
    } else if (verb === 'QUIT') {
      say('221 bye');
      socket.end();
    } else say('250 ok');
  };
  socket.on('data', (bytes: Buffer) => {
    rest += bytes.toString('utf8');
    for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
      const line = rest.slice(0, end);
      rest = rest.slice(end + 2);
      take(line);
    }
  });
  if (!encrypted) say('220 localhost ready');
}
