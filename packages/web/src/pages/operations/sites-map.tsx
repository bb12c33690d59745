// SPDX-License-Identifier: Apache-2.0
// The map of a plan's sites, where any of them has a place: the land is sent only to who looks at one.
import { Text } from '@mantine/core';
import { lazy, type ReactNode, Suspense } from 'react';
import { useWords } from '../../language/words.ts';
import { Loading } from '../../parts/states.tsx';
import type { PlacedSite } from './sites-drawn.tsx';

const SitesDrawn = lazy(() => import('./sites-drawn.tsx').then((drawn) => ({ default: drawn.SitesDrawn })));

interface SitesMapProps {
  sites: readonly { id: string; lat?: number | undefined; lon?: number | undefined }[];
}

export function SitesMap({ sites }: SitesMapProps): ReactNode {
  const t = useWords();
  const placed = sites.flatMap(({ id, lat, lon }): PlacedSite[] =>
    lat === undefined || lon === undefined ? [] : [{ id, lat, lon }],
  );
  if (placed.length === 0) return null;
  return (
    <figure style={{ margin: 0 }}>
      <Suspense fallback={<Loading />}>
        <SitesDrawn sites={placed} />
      </Suspense>
      <figcaption>
        <Text size="sm" c="dimmed">
          {t('operations.mapWords')}
        </Text>
      </figcaption>
    </figure>
  );
}
