// SPDX-License-Identifier: Apache-2.0
// Human translations of the act: which there are, one shown beside the original, and writing one.
import { Button, Chip, Group, Select, Stack, Text, Textarea } from '@mantine/core';
import { IconLanguage } from '@tabler/icons-react';
import type { ActAnswer, Subject, Text as Texts, TranslationItem } from '@tansiq/node/contract';
import { type ReactNode, useState } from 'react';
import { useSend } from '../../api/queries.ts';
import { useMay } from '../../frame/session.tsx';
import { useLanguage } from '../../language/language.tsx';
import { directionOf } from '../../language/languages.ts';
import { useText, useWords } from '../../language/words.ts';
import { Moment } from '../../parts/moment.tsx';
import { Name } from '../../parts/name.tsx';
import { ProblemNote } from '../../parts/states.tsx';
import { useLanguageName } from '../compose/language-texts.tsx';

interface TranslationPartProps {
  act: ActAnswer;
  /** Language of the translation that is shown beside the original. */
  shown: string | undefined;
  show: (lang: string | undefined) => void;
}

export function TranslationPart({ act, shown, show }: TranslationPartProps): ReactNode {
  const t = useWords();
  const may = useMay();
  const nameOf = useLanguageName();
  const { language } = useLanguage();
  const [writing, setWriting] = useState<string>();
  const one = act.translations.find(({ lang }) => lang === shown);
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t('act.translationsHelp')}
      </Text>
      {act.translations.length > 0 && (
        <Group gap="xs" role="group" aria-label={t('act.translations')}>
          {act.translations.map(({ lang }) => (
            <Chip
              key={lang}
              checked={lang === shown}
              onChange={() => show(lang === shown ? undefined : lang)}
            >
              {nameOf(lang)}
            </Chip>
          ))}
        </Group>
      )}
      {one && <Made one={one} />}
      {may('officer', 'releaser', 'legal-adviser', 'head') &&
        (writing === undefined ? (
          <Group gap="sm" align="flex-end">
            <Select
              label={t('act.translateInto')}
              data={['ar', 'es', 'fr', 'en', 'zgh', 'pt'].map((tag) => ({ value: tag, label: nameOf(tag) }))}
              value={null}
              placeholder={nameOf(language)}
              onChange={(tag) => tag !== null && setWriting(tag)}
            />
            <Button
              variant="default"
              leftSection={<IconLanguage size={16} aria-hidden="true" />}
              onClick={() => setWriting(language)}
            >
              {t('act.translate')}
            </Button>
          </Group>
        ) : (
          <Writing
            key={writing}
            act={act}
            lang={writing}
            before={act.translations.find(({ lang }) => lang === writing)}
            done={() => {
              show(writing);
              setWriting(undefined);
            }}
            cancel={() => setWriting(undefined)}
          />
        ))}
    </Stack>
  );
}

function Made({ one }: { one: TranslationItem }): ReactNode {
  const t = useWords();
  return (
    <Text size="sm">
      {t('act.translatedBy')} <Name>{one.name}</Name> · <Moment at={one.at} />
    </Text>
  );
}

interface WritingProps {
  act: ActAnswer;
  lang: string;
  before: TranslationItem | undefined;
  done: () => void;
  cancel: () => void;
}

function Writing({ act, lang, before, done, cancel }: WritingProps): ReactNode {
  const t = useWords();
  const text = useText();
  const nameOf = useLanguageName();
  const [sections, setSections] = useState<Record<string, string>>(before?.sections ?? {});
  const keep = useSend('PUT /acts/{id}/translations/{language}', ['GET /acts/{id}']);
  const written = Object.fromEntries(Object.entries(sections).filter(([, words]) => words.trim() !== ''));
  return (
    <Stack gap="sm">
      {sourcesOf(act.sections).map(({ name, words }) => (
        <Textarea
          key={name}
          label={t('compose.inLanguage', { what: labelOf(name, t), language: nameOf(lang) })}
          description={text(words)}
          descriptionProps={{ dir: 'auto' }}
          autosize
          minRows={name === 'facts' ? 4 : 1}
          lang={lang}
          dir={directionOf(lang)}
          value={sections[name] ?? ''}
          onChange={(event) => setSections({ ...sections, [name]: event.currentTarget.value })}
        />
      ))}
      {keep.error !== null && <ProblemNote error={keep.error} />}
      <Group gap="sm">
        <Button
          disabled={Object.keys(written).length === 0}
          loading={keep.isPending}
          onClick={() =>
            keep.mutate(
              {
                params: { id: act.id, language: lang },
                body: { revision: before?.revision ?? 0, sections: written },
              },
              { onSuccess: done },
            )
          }
        >
          {t('act.keepTranslation')}
        </Button>
        <Button variant="default" onClick={cancel}>
          {t('frame.cancel')}
        </Button>
      </Group>
    </Stack>
  );
}

const labelOf = (name: string, t: ReturnType<typeof useWords>): string =>
  name.startsWith('subjects.') ? t('compose.part.subjects') : t(`compose.part.${name as 'title'}`);

/** What of an act has words that can be translated. */
function sourcesOf(sections: Readonly<Record<string, unknown>>): { name: string; words: Texts }[] {
  const prose = (['title', 'facts', 'assessment'] as const).flatMap((name) => {
    const said = sections[name] as { text: Texts } | undefined;
    return said ? [{ name, words: said.text }] : [];
  });
  const { subjects = [] } = (sections.subjects ?? {}) as { subjects?: Subject[] };
  const notes = subjects.flatMap(({ id, statements }) =>
    statements.flatMap(({ prop, value }, place) =>
      prop === 'note' || prop === 'role' ? [{ name: `subjects.${id}.${place}`, words: { und: value } }] : [],
    ),
  );
  return [...prose, ...notes];
}
