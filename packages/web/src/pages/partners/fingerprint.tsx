// SPDX-License-Identifier: Apache-2.0
// A fingerprint to be read aloud: as words in any of the four languages, as digits, as a picture to be scanned.
import { Group, SegmentedControl, Stack, Text } from '@mantine/core';
import type { PartyDetail } from '@tansiq/node/contract';
import { type ReactNode, useState } from 'react';
import { encode } from 'uqr';
import { useLanguage } from '../../language/language.tsx';
import { directionOf, isLanguage, languages, ownNames } from '../../language/languages.ts';
import { useWords } from '../../language/words.ts';
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
        <QrCode text={party.fingerprint} label={t('partners.qr')} />
      </Group>
    </Stack>
  );
}

/** Dark modules on a light ground in every theme: that is what scanners read. */
function QrCode({ text, label }: { text: string; label: string }): ReactNode {
  const { data, size } = encode(text.replaceAll(' ', '').toUpperCase(), { border: 2 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg viewBox={`0 0 ${size} ${size}`} className={classes.qr} role="img" aria-label={label}>
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  );
}
