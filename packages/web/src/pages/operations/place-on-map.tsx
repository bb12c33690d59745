// SPDX-License-Identifier: Apache-2.0
// A place chosen on the map beside the field in which its degrees stand: each follows the other. The land is sent to who opens it.
import { Button } from '@mantine/core';
import { IconMapPin } from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useWords } from '../../language/words.ts';
import { Loading } from '../../parts/states.tsx';
import type { PlaceChooserProps } from './place-chooser.tsx';

const PlaceChooser = lazy(() =>
  import('./place-chooser.tsx').then((chooser) => ({ default: chooser.PlaceChooser })),
);

export function PlaceOnMap(props: PlaceChooserProps): ReactNode {
  const t = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="subtle"
        size="compact-sm"
        mt={4}
        leftSection={<IconMapPin size={16} aria-hidden="true" />}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {t(open ? 'operations.closeMap' : 'operations.chooseOnMap')}
      </Button>
      {open && (
        <Suspense fallback={<Loading />}>
          <PlaceChooser {...props} />
        </Suspense>
      )}
    </>
  );
}
