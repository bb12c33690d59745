// SPDX-License-Identifier: Apache-2.0
// Names, texts and codes inside a sentence of another direction: isolated, so that they do not jump.
import type { Text } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useLanguage } from '../language/language.tsx';
import { directionOf, pick } from '../language/languages.ts';

/** A name or other text of unknown script. */
export function Name({ children }: { children: string }): ReactNode {
  return <bdi dir="auto">{children}</bdi>;
}

/** A text that comes in several languages, in the reader's or the next best, marked with the language that it is in. */
export function Texted({ text }: { text: Text | undefined }): ReactNode {
  const { language } = useLanguage();
  const { lang, words } = pick(text, language);
  return (
    <bdi lang={lang} dir={directionOf(lang)}>
      {words}
    </bdi>
  );
}

/** An id, a hash, a party's id: read from left to right in every language. */
export function Code({ children, short }: { children: string; short?: number }): ReactNode {
  const shown = short === undefined || children.length <= short ? children : `${children.slice(0, short)}…`;
  return (
    <code className="tq-code" title={shown === children ? undefined : children}>
      {shown}
    </code>
  );
}
