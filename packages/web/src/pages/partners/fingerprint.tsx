// SPDX-License-Identifier: Apache-2.0
// A fingerprint to be read aloud: as words in any of the four languages, as digits, as a picture to be scanned.
import { Group, SegmentedControl, Stack, Text } from '@mantine/core';
import type { PartyDetail } from '@tansiq/node/contract';
import { type ReactNode, useState } from 'react';
import { useLanguage } from '../../language/language.tsx';
import { directionOf, isLanguage, languages, ownNames } from '../../language/languages.ts';
import { useWords } from '../../language/words.ts';
import { QrCode } from '../../parts/qr-code.tsx';
import classes from './partners.module.css';

export function Fingerprint({ party }: { party: PartyDetail }): ReactNode {
  const t = useWords();
  const { language: own } = useLanguage();
  const [language, setLanguage] = useState(own);
  return (
    <Stack>
      <SegmentedControl
        aria-label={t('partners.wordsIn')}
        value={language}
        onChange={(one) => isLanguage(one) && setLanguage(one)}
        data={languages.map((one) => ({ value: one, label: ownNames[one] }))}
        className={classes.choice}
      />
      <ol
        className={classes.words}
        lang={language}
        dir={directionOf(language)}
        aria-label={t('partners.words')}
      >
        {party.words[language].map((word, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a word may stand twice, its place says which it is
          <li key={at}>
            <Text span size="xs" c="dimmed" aria-hidden="true">
              {at + 1}
            </Text>
            <b>{word}</b>
          </li>
        ))}
      </ol>
      <Group align="flex-start" gap="lg">
        <div className={classes.digits}>
          <Text size="sm" fw={600}>
            {t('partners.digits')}
          </Text>
          <code className="tq-code">{party.fingerprint}</code>
        </div>
        <QrCode text={party.fingerprint.replaceAll(' ', '').toUpperCase()} label={t('partners.qr')} />
      </Group>
    </Stack>
  );
}
