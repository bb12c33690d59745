// SPDX-License-Identifier: Apache-2.0
// To which name passkeys are bound (WebAuthn §5.1.3): that of the configured address; without one, the name under localhost that the browser
// asked for. An IP address is no name, and passkeys refuse it.
import { conflict } from '../refusal.ts';

export interface RelyingParty {
  /** The host alone: what a passkey belongs to. */
  id: string;
  /** `https://desk.example.org` */
  origin: string;
  /** What authenticators show beside it. */
  name: string;
}

/**
 * @param configured `officers.origin`
 * @param asked the origin that this request went to
 * @throws Refusal 409 `passkeys-need-a-name`
 */
export function relyingParty(configured: string | undefined, asked: string, name: string): RelyingParty {
  const url = URL.parse(configured ?? asked);
  const host = url?.hostname ?? '';
  if (url === null || (configured === undefined && !/(^|\.)localhost$/.test(host))) throw needsName();
  return { id: host, origin: url.origin, name };
}

const needsName = () =>
  conflict({
    code: 'passkeys-need-a-name',
    texts: {
      ar: 'مفاتيح المرور تحتاج إلى اسم لا إلى عنوان IP. افتح العقدة باسمها، أو اطلب من المدير التقني أن يضبط officers.origin.',
      es: 'Las llaves de acceso necesitan un nombre, no una dirección IP. Abra el nodo por su nombre o pida al administrador que fije officers.origin.',
      fr: 'Les clés d’accès exigent un nom, non une adresse IP. Ouvrez le nœud par son nom, ou demandez à l’administrateur de fixer officers.origin.',
      en: 'Passkeys need a name, not an IP address. Open the node by its name, or ask the administrator to set officers.origin.',
    },
  });
