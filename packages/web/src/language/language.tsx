// SPDX-License-Identifier: Apache-2.0
// The language of the page: chosen here, kept here, switched without a reload, its catalogue fetched when it is first wanted.
import { useDirection } from '@mantine/core';
import type { Language } from '@tansiq/node/contract';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { IntlProvider } from 'react-intl';
import { directionOf, isLanguage, locales } from './languages.ts';

type Catalogue = Record<string, string>;

const catalogues: Readonly<Record<Language, () => Promise<{ catalogue: Catalogue }>>> = {
  ar: () => import('./catalogue-ar.ts'),
  es: () => import('./catalogue-es.ts'),
  fr: () => import('./catalogue-fr.ts'),
  en: () => import('./catalogue-en.ts'),
};

const KEY = 'tansiq.language';

export const startLanguage = (): Language =>
  isLanguage(document.documentElement.lang) ? document.documentElement.lang : 'en';

export const loadCatalogue = async (language: Language): Promise<Catalogue> =>
  (await catalogues[language]()).catalogue;

/** The language that was chosen on this device is nobody's choice any more; the page stays in it until another is set. */
export const forgetLanguage = (): void => localStorage.removeItem(KEY);

interface LanguageChoice {
  language: Language;
  setLanguage: (language: Language) => void;
}

const Choice = createContext<LanguageChoice | undefined>(undefined);

export function useLanguage(): LanguageChoice {
  const choice = useContext(Choice);
  if (!choice) throw new Error('outside the language provider');
  return choice;
}

interface LanguageProviderProps {
  first: { language: Language; catalogue: Catalogue };
  children: ReactNode;
}

export function LanguageProvider({ first, children }: LanguageProviderProps): ReactNode {
  const [shown, setShown] = useState(first);
  const { setDirection } = useDirection();
  const setLanguage = useCallback((language: Language) => {
    localStorage.setItem(KEY, language);
    loadCatalogue(language).then(
      (catalogue) => setShown({ language, catalogue }),
      // The catalogue comes with the next release under another name: the page as a whole is old.
      () => location.reload(),
    );
  }, []);
  const { language, catalogue } = shown;
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = directionOf(language);
    setDirection(directionOf(language));
  }, [language, setDirection]);
  const choice = useMemo(() => ({ language, setLanguage }), [language, setLanguage]);
  return (
    <Choice value={choice}>
      <IntlProvider locale={locales[language]} messages={catalogue} onError={fail}>
        {children}
      </IntlProvider>
    </Choice>
  );
}

/** A sentence that is missing or malformed is a mistake of ours, found by the catalogue check; here it must not pass unseen. */
function fail(error: Error): void {
  throw error;
}
