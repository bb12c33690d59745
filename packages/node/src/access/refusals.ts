// SPDX-License-Identifier: Apache-2.0
// How the ways to show who one is say no.
import { conflict, forbidden, Refusal } from '../refusal.ts';

/** A way to show again who one is. */
export type Proof = 'passkey' | 'totp' | 'password';

/** 401: the password was right, and the account asks for a one-time code too. Told to nobody without that password. */
export const codeNeeded = (): Refusal =>
  new Refusal({
    code: 'code-needed',
    status: 401,
    texts: {
      ar: 'أدخل الرمز ذا الأرقام الستة الذي يعرضه تطبيقك.',
      es: 'Escriba el código de seis cifras que muestra su aplicación.',
      fr: 'Saisissez le code à six chiffres que montre votre application.',
      en: 'Enter the six-figure code that your application shows.',
    },
  });

/** A one-time code that is wrong, old, or was used already: 401 at sign-in, 403 for who is signed in. */
export const codeWrong = (status: 401 | 403): Refusal =>
  new Refusal({
    code: 'code-wrong',
    status,
    texts: {
      ar: 'الرمز غير صحيح أو سبق استعماله. انتظر الرمز التالي وأدخله، وتحقق من ساعة جهازك.',
      es: 'El código no es correcto o ya se usó. Espere al siguiente y compruebe la hora de su dispositivo.',
      fr: 'Le code est incorrect ou a déjà servi. Attendez le suivant et vérifiez l’heure de votre appareil.',
      en: 'The code is wrong or was used already. Wait for the next one, and check the clock of your device.',
    },
  });

/** A passkey that this node does not take, whatever the reason: 401 at sign-in, 403 for who is signed in. */
export const passkeyRefused = (status: 401 | 403): Refusal =>
  new Refusal({
    code: 'passkey-refused',
    status,
    texts: {
      ar: 'لم يُقبل مفتاح المرور. حاول مجددًا، أو سجّل الدخول بكلمة المرور، أو اتصل بالمدير التقني.',
      es: 'La llave de acceso no se ha aceptado. Vuelva a intentarlo, entre con la contraseña o hable con el administrador.',
      fr: 'La clé d’accès n’a pas été acceptée. Réessayez, connectez-vous avec le mot de passe, ou adressez-vous à l’administrateur.',
      en: 'The passkey was not accepted. Try again, sign in with your password, or speak to the administrator.',
    },
  });

/** 403: a password asked for again was wrong. */
export const passwordWrong = (): Refusal =>
  new Refusal({
    code: 'wrong-password',
    status: 403,
    texts: {
      ar: 'كلمة المرور غير صحيحة. أدخل كلمة المرور التي تسجّل بها الدخول.',
      es: 'La contraseña no es correcta. Escriba la que usa para iniciar sesión.',
      fr: 'Le mot de passe est incorrect. Saisissez celui avec lequel vous vous connectez.',
      en: 'The password is wrong. Enter the one you sign in with.',
    },
  });

/** 403: who is signed in must show again that it is they. `accepts`: in which ways. */
export const stepUpNeeded = (accepts: readonly Proof[]): Refusal =>
  new Refusal({
    code: 'step-up-needed',
    status: 403,
    accepts,
    texts:
      accepts.length > 0
        ? {
            ar: 'أكّد أولًا أنك أنت صاحب الحساب، ثم أعد المحاولة.',
            es: 'Confirme primero que es usted y vuelva a intentarlo.',
            fr: 'Confirmez d’abord que c’est bien vous, puis réessayez.',
            en: 'First confirm that it is you, then try again.',
          }
        : {
            ar: 'يلزم مفتاح مرور للإذن بالإحالة على هذه العقدة. أضف مفتاحًا من صفحة حسابك ثم أعد المحاولة.',
            es: 'En este nodo, autorizar un envío exige una llave de acceso. Añada una en su cuenta y vuelva a intentarlo.',
            fr: 'Sur ce nœud, autoriser un envoi exige une clé d’accès. Ajoutez-en une dans votre compte, puis réessayez.',
            en: 'On this node a release needs a passkey. Add one in your account, then try again.',
          },
  });

/** 409: what the passkey was shown for is not what would leave now. */
export const releaseAltered = (): Refusal =>
  conflict({
    code: 'release-altered',
    texts: {
      ar: 'ما أكّدته ليس ما سيُحال الآن: تغيّرت المسودة في هذه الأثناء. اقرأها من جديد ثم أكّد.',
      es: 'Lo que confirmó no es lo que saldría ahora: el borrador ha cambiado. Léalo de nuevo y confirme.',
      fr: 'Ce que vous avez confirmé n’est pas ce qui partirait maintenant : le projet a changé. Relisez-le, puis confirmez.',
      en: 'What you confirmed is not what would leave now: the draft has changed. Read it again, then confirm.',
    },
  });

/** 409: this device's passkey is registered already, or there are too many. */
export const tooManyPasskeys = (most: number): Refusal =>
  conflict({
    code: 'too-many-passkeys',
    texts: {
      ar: `لديك ${most} من مفاتيح المرور وهو الحد الأقصى. احذف واحدًا لا تستعمله ثم أعد المحاولة.`,
      es: `Ya tiene ${most} llaves de acceso, el máximo. Elimine una que no use y vuelva a intentarlo.`,
      fr: `Vous avez ${most} clés d’accès, le maximum. Retirez-en une qui ne sert pas, puis réessayez.`,
      en: `You have ${most} passkeys, the most there may be. Remove one that you do not use, then try again.`,
    },
  });

/** 409: there are too many tokens. */
export const tooManyTokens = (most: number): Refusal =>
  conflict({
    code: 'too-many-tokens',
    texts: {
      ar: `لديك ${most} من رموز الوصول للبرامج وهو الحد الأقصى. ألغِ رمزًا لا تستعمله ثم أعد المحاولة.`,
      es: `Ya tiene ${most} claves de programa, el máximo. Revoque una que no use y vuelva a intentarlo.`,
      fr: `Vous avez ${most} jetons, le maximum. Révoquez-en un qui ne sert pas, puis réessayez.`,
      en: `You have ${most} tokens, the most there may be. Revoke one that you do not use, then try again.`,
    },
  });

/** 401: one answer for a token that never was, has expired, was revoked, or whose user may not sign in. */
export const tokenInvalid = (): Refusal =>
  new Refusal({
    code: 'token-invalid',
    status: 401,
    texts: {
      ar: 'رمز الوصول غير معروف أو منتهٍ أو مُلغى. أنشئ رمزًا جديدًا من صفحة حسابك.',
      es: 'La clave de programa no existe, ha caducado o fue revocada. Cree otra en su cuenta.',
      fr: 'Ce jeton est inconnu, expiré ou révoqué. Créez-en un autre dans votre compte.',
      en: 'This token is unknown, expired or revoked. Make another one in your account.',
    },
  });

/** 403: the token was not made for this call, or no token is. */
export const beyondToken = (): Refusal =>
  new Refusal({
    code: 'beyond-token',
    status: 403,
    rule: 'token',
    texts: {
      ar: 'رمز الوصول هذا لا يشمل هذا الطلب. أنشئ رمزًا يشمله، أو نفّذ العملية بعد تسجيل الدخول.',
      es: 'Esta clave de programa no alcanza a esta llamada. Cree una que la incluya o haga la operación con la sesión iniciada.',
      fr: 'Ce jeton ne couvre pas cet appel. Créez-en un qui le couvre, ou agissez en étant connecté.',
      en: 'This token does not reach that call. Make one that does, or do it while signed in.',
    },
  });

/** 403: where a second factor is asked for, what leaves is let out by a person who is signed in. */
export const personNeeded = (): Refusal =>
  new Refusal({
    code: 'person-needed',
    status: 403,
    rule: 'token',
    texts: {
      ar: 'تتطلب هذه العقدة وسيلة ثانية لإثبات الهوية، فلا يأذن برنامج بخروج شيء منها. سجّل الدخول ونفّذ العملية بنفسك.',
      es: 'Este nodo exige un segundo factor, así que ningún programa deja salir nada de él. Inicie sesión y hágalo en persona.',
      fr: 'Ce nœud exige un second facteur : aucun programme ne laisse rien en sortir. Connectez-vous et faites-le vous-même.',
      en: 'This node asks for a second factor, so no program lets anything leave it. Sign in and do it yourself.',
    },
  });

/** 401: the password was right, and the second factor was taken away: both halves of a recovery open the account, once. */
export const enrolmentNeeded = (): Refusal =>
  new Refusal({
    code: 'enrolment-needed',
    status: 401,
    texts: {
      ar: 'سُحبت وسيلتك الثانية لإثبات الهوية. أدخل نصفَي الرمز اللذين يسلّمهما لك مديران تقنيان.',
      es: 'Su segundo factor fue retirado. Escriba las dos mitades del código que le entregan dos administradores.',
      fr: 'Votre second facteur a été retiré. Saisissez les deux moitiés du code que vous remettent deux administrateurs.',
      en: 'Your second factor was taken away. Enter both halves of the code that two administrators hand you.',
    },
  });

/** 409: a recovery of this account is open. */
export const recoveryAsked = (): Refusal =>
  conflict({
    code: 'recovery-asked',
    texts: {
      ar: 'استرجاع هذا الحساب مطلوب من قبل. ليؤكّده مدير تقني آخر، أو اسحبه ثم اطلبه من جديد.',
      es: 'La recuperación de esta cuenta ya está pedida. Que la confirme otro administrador, o retírela y pídala de nuevo.',
      fr: 'Le rétablissement de ce compte est déjà demandé. Qu’un autre administrateur le confirme, ou retirez-le et redemandez-le.',
      en: 'The recovery of this account has been asked for. Have another administrator confirm it, or withdraw it and ask anew.',
    },
  });

/** 403: who asked does not confirm. */
export const sameAdministrator = (): Refusal =>
  forbidden({
    code: 'same-administrator',
    texts: {
      ar: 'من طلب الاسترجاع لا يؤكّده. اطلب التأكيد من مدير تقني آخر.',
      es: 'Quien pide la recuperación no la confirma. Pídaselo a otro administrador.',
      fr: 'Qui demande le rétablissement ne le confirme pas. Adressez-vous à un autre administrateur.',
      en: 'Who asked for a recovery does not confirm it. Ask another administrator.',
    },
  });

/** 409: one-time codes are in use already. */
export const codesAreOn = (): Refusal =>
  conflict({
    code: 'codes-are-on',
    texts: {
      ar: 'رموز التحقق مفعّلة في حسابك. أوقفها أولًا إن أردت نقلها إلى جهاز آخر.',
      es: 'Los códigos de un solo uso ya están activados. Desactívelos primero si quiere pasarlos a otro dispositivo.',
      fr: 'Les codes à usage unique sont déjà activés. Désactivez-les pour les passer sur un autre appareil.',
      en: 'One-time codes are on already. Turn them off first if you want them on another device.',
    },
  });
