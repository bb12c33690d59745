// SPDX-License-Identifier: Apache-2.0
// Which version of an agreement is looked at.
import { Select } from '@mantine/core';
import type { AgreementAnswer, VersionItem } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useWords } from '../../language/words.ts';

/** The version that is looked at: the one of the address, else what is in force or under way. */
export function versionShown(
  agreement: AgreementAnswer,
  wanted: string | undefined,
): VersionItem | undefined {
  const { versions, terms } = agreement;
  return (
    versions.find((one) => one.terms === wanted) ??
    versions.find((one) => one.terms === terms) ??
    versions.at(-1)
  );
}

interface VersionSelectProps {
  agreement: AgreementAnswer;
  version: VersionItem;
  choose: (terms: string) => void;
  label?: string;
  without?: string;
}

export function VersionSelect({ agreement, version, choose, label, without }: VersionSelectProps): ReactNode {
  const t = useWords();
  const options = agreement.versions
    .filter(({ terms }) => terms !== without)
    .map(({ terms, number, state }) => ({
      value: terms,
      label: t('agreements.versionName', {
        number,
        hash: terms.slice(0, 6),
        state: t(`agreements.state.${state as 'proposed'}`),
      }),
    }));
  return (
    <Select
      label={label ?? t('agreements.version')}
      data={options}
      value={version.terms}
      onChange={(terms) => terms !== null && choose(terms)}
      allowDeselect={false}
      miw="16rem"
    />
  );
}
