// SPDX-License-Identifier: Apache-2.0
// Something for everybody to do at Rabat: a lead from Madrid that ends soon and nobody has answered, a draft that waits for its release; at Madrid an
// emergency to be reviewed.
import { declare, handle, type OfficerClient } from '@tansiq/cli';

const DAY = 86_400_000;

export async function leaveWaiting(
  madrid: { officer: OfficerClient; head: OfficerClient },
  rabat: { officer: OfficerClient },
): Promise<void> {
  const { items } = await madrid.officer.call('GET /agreements', {});
  const lineage = items.findLast(({ state }) => state === 'in-force')?.lineage ?? '';
  const expires = `${new Date(Date.now() + 5 * DAY).toISOString().slice(0, 19)}Z`;
  const body = (author: string, to: string, title: Record<string, string>) => ({
    type: 'report.share',
    to: [to],
    lineage,
    sections: {
      title: { text: title },
      facts: {
        text: {
          es: 'Dos remolques sin matrícula, vistos el martes.',
          ar: 'مقطورتان بلا لوحة شوهدتا يوم الثلاثاء.',
        },
      },
      declaration: declare(author, { crimeAreas: ['terrorism'] }),
      handling: handle({ expires }),
    },
  });
  const leaves = async (draft: object) => {
    const { id, revision } = await madrid.officer.call('POST /drafts', { body: draft as never });
    await madrid.officer.call('POST /drafts/{id}/submission', { params: { id } });
    await madrid.head.call('POST /drafts/{id}/release', { params: { id }, body: { revision } });
  };
  const titles = { es: 'Remolques en el puerto', ar: 'مقطورات في الميناء' };
  await leaves(body('es.pn', 'ma.dgsn', titles));
  const emergency = { reason: 'life', justification: 'Un artefacto en un remolque, hoy mismo.', hours: 4 };
  const threat = { es: 'Amenaza en el puerto', ar: 'تهديد في الميناء' };
  await leaves({ ...body('es.pn', 'ma.dgsn', threat), emergency });
  const words = { es: 'Respuesta sobre el transporte', ar: 'جواب بشأن النقل' };
  const draft = await rabat.officer.call('POST /drafts', { body: body('ma.dgsn', 'es.pn', words) });
  await rabat.officer.call('POST /drafts/{id}/submission', { params: { id: draft.id } });
}
