// SPDX-License-Identifier: Apache-2.0
// What the parties said about an article of a version, with answers under what they answer, and a field to say more.
import { Button, Group, Stack, Text } from '@mantine/core';
import type { AgreementAnswer, Text as Texts, VersionItem } from '@tansiq/node/contract';
import { type ReactNode, useState } from 'react';
import { useSend } from '../../api/queries.ts';
import { useLanguage } from '../../language/language.tsx';
import { useWords } from '../../language/words.ts';
import { Moment } from '../../parts/moment.tsx';
import { Texted } from '../../parts/name.tsx';
import { PartyName } from '../../parts/party-name.tsx';
import { ProblemNote } from '../../parts/states.tsx';
import classes from './agreements.module.css';
import { afterStep } from './steps.ts';
import { fieldLanguages, isWritten, TextsField, written } from './texts-field.tsx';

type Comment = AgreementAnswer['comments'][number];

interface ArticleThreadProps {
  agreement: AgreementAnswer;
  version: VersionItem;
  article: string;
  mayComment: boolean;
}

export function ArticleThread(props: ArticleThreadProps): ReactNode {
  const t = useWords();
  const { agreement, version, article, mayComment } = props;
  const [saying, setSaying] = useState<{ answers?: string }>();
  const said = agreement.comments.filter((one) => one.terms === version.terms && one.article === article);
  const roots = said.filter((one) => !said.some(({ act }) => act === one.answers));
  return (
    <Stack gap="xs" mt="sm">
      {roots.length > 0 && (
        <Text size="sm" fw={600}>
          {t('agreements.comments', { n: said.length })}
        </Text>
      )}
      {roots.map((comment) => (
        <OneComment
          key={comment.act}
          comment={comment}
          all={said}
          answer={mayComment ? (answers) => setSaying({ answers }) : undefined}
        />
      ))}
      {saying && <CommentForm {...props} answers={saying.answers} close={() => setSaying(undefined)} />}
      {mayComment && !saying && (
        <div>
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => setSaying({})}
            aria-label={t('agreements.commentOn', { article })}
          >
            {t('agreements.comment')}
          </Button>
        </div>
      )}
    </Stack>
  );
}

interface OneCommentProps {
  comment: Comment;
  all: readonly Comment[];
  answer: ((act: string) => void) | undefined;
}

function OneComment({ comment, all, answer }: OneCommentProps): ReactNode {
  const t = useWords();
  const { act, author, time, text } = comment;
  return (
    <div className={classes.thread}>
      <Text size="sm" c="dimmed" component="div">
        <PartyName id={author} /> · <Moment at={time} />
      </Text>
      <Texted text={text} />
      {answer && (
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => answer(act)}
          style={{ marginInlineStart: '0.5rem' }}
        >
          {t('agreements.answer')}
        </Button>
      )}
      {all
        .filter(({ answers }) => answers === act)
        .map((one) => (
          <OneComment key={one.act} comment={one} all={all} answer={answer} />
        ))}
    </div>
  );
}

interface CommentFormProps extends ArticleThreadProps {
  answers: string | undefined;
  close: () => void;
}

function CommentForm({ agreement, version, article, answers, close }: CommentFormProps): ReactNode {
  const t = useWords();
  const { language } = useLanguage();
  const [text, setText] = useState<Texts>({});
  const send = useSend('POST /agreements/{lineage}/comments', afterStep);
  const say = () =>
    send.mutate(
      {
        params: { lineage: agreement.lineage },
        body: {
          terms: version.terms,
          article,
          text: written(text),
          ...(answers !== undefined && { answers }),
        },
      },
      { onSuccess: close },
    );
  return (
    <Stack gap="xs">
      <TextsField
        label={t(answers === undefined ? 'agreements.comment' : 'agreements.answer')}
        value={text}
        change={setText}
        asked={fieldLanguages(version.document.title, language)}
      />
      {send.error && <ProblemNote error={send.error} />}
      <Group gap="xs">
        <Button size="sm" onClick={say} disabled={!isWritten(text)} loading={send.isPending}>
          {t('agreements.sendToAll')}
        </Button>
        <Button size="sm" variant="default" onClick={close}>
          {t('frame.cancel')}
        </Button>
      </Group>
    </Stack>
  );
}
