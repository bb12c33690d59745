// SPDX-License-Identifier: Apache-2.0
// "Confirm that it is you": one dialog for all pages, asked for by a function, shown by a host in the shell.
import { Modal } from '@mantine/core';
import { type ReactNode, useSyncExternalStore } from 'react';
import { call } from '../api/call.ts';
import { Problem } from '../api/problem.ts';
import { useWords } from '../language/words.ts';
import { type Confirmed, ConfirmForm, type Question } from './confirm-form.tsx';

let open: { question: Question; settle: (confirmed: Confirmed | undefined) => void } | undefined;
const listeners = new Set<() => void>();

/**
 * Asks the person at the screen to show once more who they are, by passkey, one-time code or password, whichever the node takes from them.
 *
 * For a release, give its draft, and send what comes back with it: the node binds a passkey's answer to exactly that revision.
 *
 *     const confirmed = await confirmItIsYou({ draft: id, revision });
 *     if (confirmed) release.mutate({ params: { id }, body: { revision, ...confirmed } });
 *
 * Where the node asks for nothing and the person has no passkey, it answers at once and shows nothing. Without a draft it is for what
 * else the node refused with `step-up-needed`: call again what was refused when it answers.
 *
 * @returns undefined when the person changed their mind
 * @throws Problem, NoAnswer when the node does not say what it takes
 */
export async function confirmItIsYou(about?: {
  draft: string;
  revision: number;
}): Promise<Confirmed | undefined> {
  if (about === undefined) {
    const { accepts } = await call('GET /session/confirmation', {});
    return ask({ accepts, policy: 'sign-in' });
  }
  const { policy, accepts, confirmed } = await call('GET /release-confirmation', {});
  const hasPasskey = accepts.includes('passkey');
  if (!hasPasskey && (policy === 'none' || confirmed)) return {};
  return ask({ accepts, policy: policy === 'sign-in' && confirmed ? 'none' : policy, ...about });
}

/** Does what the node may want to be confirmed first; undefined when the person changed their mind. @throws what `work` throws otherwise */
export async function confirmedFirst<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Problem && error.code === 'step-up-needed')) throw error;
    return (await confirmItIsYou()) === undefined ? undefined : work();
  }
}

function ask(question: Question): Promise<Confirmed | undefined> {
  open?.settle(undefined);
  return new Promise((resolve) => {
    open = {
      question,
      settle: (confirmed) => {
        open = undefined;
        tell();
        resolve(confirmed);
      },
    };
    tell();
  });
}

const tell = () => {
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Shows the dialog when it is asked for; once, in the shell. */
export function ConfirmItIsYou(): ReactNode {
  const t = useWords();
  const asked = useSyncExternalStore(subscribe, () => open);
  const title = t(asked?.question.draft === undefined ? 'access.confirmTitle' : 'access.releaseTitle');
  return (
    <Modal
      opened={asked !== undefined}
      onClose={() => asked?.settle(undefined)}
      title={title}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      {asked && <ConfirmForm question={asked.question} settle={asked.settle} />}
    </Modal>
  );
}
