// SPDX-License-Identifier: Apache-2.0
// The phone page opened while the node is out of reach: it shows nothing of the operation, and takes entries for it. Stands outside the
// session, which nobody can ask about now.
import { Container, Group, Select } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { NoAnswer } from '../../api/problem.ts';
import { LanguageSwitch } from '../../frame/language-switch.tsx';
import { useWords } from '../../language/words.ts';
import { Page } from '../../parts/page.tsx';
import { Empty, Loading, ProblemNote } from '../../parts/states.tsx';
import { EntryPad } from './entry-pad.tsx';
import classes from './operations.module.css';
import { dossierIn } from './phone.ts';
import { type Posting, postings } from './pocket.ts';
import { usePocket } from './use-pocket.ts';
import { WaitingCard } from './waiting-card.tsx';

export function WithoutLink(): ReactNode {
  const t = useWords();
  const { data } = useQuery({
    queryKey: ['tansiq.postings'],
    queryFn: postings,
    networkMode: 'always',
    gcTime: 0,
  });
  const asked = dossierIn(location.pathname);
  const here = data?.filter(({ dossier }) => asked === undefined || dossier === asked);
  return (
    <Container component="main" size="sm" py="sm">
      <Group justify="flex-end">
        <LanguageSwitch />
      </Group>
      {here === undefined ? (
        <Loading />
      ) : here.length === 0 ? (
        <ProblemNote error={new NoAnswer(location.pathname)} />
      ) : (
        <Page title={t('operations.phone')}>
          <div className={classes.call} data-call="unknown" role="status">
            <div>
              <div className={classes.word}>{t('operations.call.unknown')}</div>
              <div>{t('operations.withoutLink')}</div>
            </div>
          </div>
          <AtPostings all={here} />
        </Page>
      )}
    </Container>
  );
}

/** A site is told by its id alone: the words of the plan are not kept here. */
function AtPostings({ all }: { all: readonly Posting[] }): ReactNode {
  const t = useWords();
  const client = useQueryClient();
  const places = all.flatMap((posting) => posting.sites.map((site) => ({ posting, site })));
  const [chosen, setChosen] = useState(0);
  const place = places[chosen];
  useEffect(() => {
    if (place) client.setQueryData(['GET /codes', {}], place.posting.codes);
  }, [client, place]);
  if (!place) return <Empty title={t('operations.noSite')} />;
  const { posting, site } = place;
  return (
    <>
      {places.length > 1 && (
        <Select
          label={t('operations.site')}
          data={places.map((one, index) => ({ value: String(index), label: labelOf(one, all.length > 1) }))}
          value={String(chosen)}
          onChange={(value) => value !== null && setChosen(Number(value))}
          allowDeselect={false}
        />
      )}
      <AtSite key={posting.id} posting={posting} site={site} />
    </>
  );
}

const SHORT = 8;

/** Of several operations, with the beginning of the dossier's id, as its address has it. */
const labelOf = ({ posting, site }: { posting: Posting; site: string }, several: boolean) =>
  several ? `${site} · ${posting.dossier.slice(0, SHORT)}` : site;

function AtSite({ posting, site }: { posting: Posting; site: string }): ReactNode {
  const pocket = usePocket(posting.dossier, posting.user, false);
  return (
    <>
      <WaitingCard pocket={pocket} />
      <EntryPad plan={posting.plan} site={site} enter={(body) => void pocket.enter(body)} />
    </>
  );
}
