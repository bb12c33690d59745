// SPDX-License-Identifier: Apache-2.0
// On the sign-in form: the phone page was locked with the session; what its officer entered and the node does not have waits for them, sealed.
import { Alert, Button, Stack } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useWords } from '../../language/words.ts';
import { Sure } from '../../parts/sure.tsx';
import { lockPhone, wipePhone } from './phone.ts';

export function LeftOnPhone(): ReactNode {
  const t = useWords();
  const [left, setLeft] = useState(0);
  const [asking, setAsking] = useState(false);
  useEffect(() => void lockPhone().then(setLeft), []);
  if (left === 0) return null;
  const wipe = async () => {
    await wipePhone();
    setLeft(0);
  };
  return (
    <Alert color="yellow" role="status">
      <Stack gap="xs" align="flex-start">
        {t('operations.leftHere', { n: left })}
        <Button size="compact-sm" variant="default" onClick={() => setAsking(true)}>
          {t('operations.drop')}
        </Button>
      </Stack>
      <Sure
        opened={asking}
        title={t('operations.drop')}
        action={t('operations.drop')}
        busy={false}
        onClose={() => setAsking(false)}
        onSure={() => void wipe()}
      >
        {t('operations.dropMeans', { n: left })}
      </Sure>
    </Alert>
  );
}
