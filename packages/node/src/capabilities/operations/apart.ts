// SPDX-License-Identifier: Apache-2.0
// Sites apart (docs/protocol.md, section 16): whether this party holds what a plan commits to of a site that concerns it.
import { type BodiesOf, concernedBy, type PartyId, type PlanFrame } from '@tansiq/protocol';
import { storedSections } from '../../content/raw.ts';
import { headerOf } from '../../exchange/held-act.ts';
import type { Db, Tx } from '../../store/index.ts';

/** Where a plan stands, and who asks. */
interface Where {
  readonly self: string;
  readonly dossier: string;
  readonly lineage: string | undefined;
}

/** Sites apart that concern this party and whose act it does not hold whole, or not as the frame says: such a plan it does not consent to. */
export async function unreadSites(
  db: Db | Tx,
  { self, dossier, lineage }: Where,
  frame: Pick<PlanFrame, 'sites'>,
): Promise<string[]> {
  const mine = frame.sites.filter(
    (site) => site.apart !== undefined && concernedBy(site).includes(self as PartyId),
  );
  const ids = mine.flatMap(({ apart }) => apart ?? []);
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('acts')
    .select(['id', 'jws', 'author', 'lineage'])
    .where('id', 'in', ids)
    .where('type', '=', 'operation.site')
    .where('dossier', '=', dossier)
    .where('status', 'in', ['released', 'sent', 'held', 'accepted'])
    .execute();
  const sections = await storedSections(db, ids, ['site', 'mandates']);
  return mine.flatMap((site) => {
    const row = rows.find(({ id }) => id === site.apart);
    const bodies = sections.get(site.apart ?? '') as unknown as Partial<Bodies> | undefined;
    const mandates = bodies?.mandates?.body.mandates;
    const fits =
      row?.author === site.party &&
      row.lineage === lineage &&
      headerOf(row.jws).audience.join() === concernedBy(site).join() &&
      bodies?.site?.body.site.id === site.id &&
      mandates?.length === 1 &&
      mandates[0]?.site === site.id;
    return fits ? [] : [site.id];
  });
}

type Bodies = {
  [N in 'site' | 'mandates']: { readonly body: BodiesOf<'operation.site'>[N] };
};
