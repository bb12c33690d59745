// SPDX-License-Identifier: Apache-2.0
// How signing in by the agency's own OpenID provider says no.
import { Refusal } from '../refusal.ts';

/** 401: whatever was not right in what came back, or the account may not sign in. */
export const providerRefused = (): Refusal =>
  new Refusal({
    code: 'provider-refused',
    status: 401,
    texts: {
      ar: 'لم يُقبل تسجيل الدخول عبر مزوّد الهوية. أعد المحاولة من البداية، أو سجّل الدخول بطريقة أخرى، أو اتصل بالمدير التقني.',
      es: 'No se ha aceptado el inicio de sesión con el proveedor. Empiece de nuevo, entre de otra forma o hable con el administrador.',
      fr: 'La connexion par le fournisseur n’a pas été acceptée. Recommencez, connectez-vous autrement, ou adressez-vous à l’administrateur.',
      en: 'The sign-in by the provider was not accepted. Begin again, sign in another way, or speak to the administrator.',
    },
  });

/** 401: the provider knows the person, and no account of this node is bound to them. */
export const providerUnlinked = (): Refusal =>
  new Refusal({
    code: 'provider-unlinked',
    status: 401,
    texts: {
      ar: 'عرّفك مزوّد الهوية، لكن لا حساب في هذه العقدة مربوط بهويتك لديه. اطلب من المدير التقني ربط حسابك.',
      es: 'El proveedor le ha identificado, pero ninguna cuenta de este nodo está vinculada a usted. Pida al administrador que vincule la suya.',
      fr: 'Le fournisseur vous a reconnu, mais aucun compte de ce nœud ne vous est rattaché. Demandez à l’administrateur de rattacher le vôtre.',
      en: 'The provider knows you, but no account of this node is bound to you there. Ask the administrator to bind yours.',
    },
  });

/** 401: the password was right, and this account's role signs in by the provider. Told to nobody without that password. */
export const providerNeeded = (): Refusal =>
  new Refusal({
    code: 'provider-needed',
    status: 401,
    texts: {
      ar: 'كلمة المرور وحدها لا تكفي لدورك. سجّل الدخول عبر مزوّد الهوية.',
      es: 'Para su función no basta la contraseña. Entre con el proveedor de identidad.',
      fr: 'Pour votre rôle le mot de passe ne suffit pas. Connectez-vous par le fournisseur d’identité.',
      en: 'For your role a password alone is not enough. Sign in by the provider.',
    },
  });

/** 503: the provider does not answer. */
export const providerAway = (): Refusal =>
  new Refusal({
    code: 'provider-away',
    status: 503,
    retryAfter: 30,
    texts: {
      ar: 'مزوّد الهوية لا يجيب الآن. سجّل الدخول بمفتاح المرور أو بكلمة المرور، أو أعد المحاولة بعد قليل.',
      es: 'El proveedor de identidad no responde. Entre con su llave de acceso o su contraseña, o inténtelo dentro de un momento.',
      fr: 'Le fournisseur d’identité ne répond pas. Connectez-vous avec votre clé d’accès ou votre mot de passe, ou réessayez dans un moment.',
      en: 'The provider does not answer. Sign in with your passkey or password, or try again in a moment.',
    },
  });
