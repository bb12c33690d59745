// SPDX-License-Identifier: Apache-2.0
// On a device that was told nothing yet, the pages look as their reader chose elsewhere; what this device was told stands above.
import { useMantineColorScheme } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useCall } from '../../api/queries.ts';
import { useLanguage } from '../../language/language.tsx';
import { setContrast } from '../../theme/contrast.ts';

const untold = (key: string) => localStorage.getItem(key) === null;

export function KeptPreferences(): null {
  const { data } = useCall('GET /account/preferences', {});
  const { setLanguage } = useLanguage();
  const { setColorScheme } = useMantineColorScheme();
  const done = useRef(false);
  useEffect(() => {
    if (!data || done.current) return;
    done.current = true;
    if (untold('tansiq.language')) setLanguage(data.language);
    if (untold('mantine-color-scheme-value') && data.theme !== 'system') setColorScheme(data.theme);
    if (untold('tansiq.contrast') && data.contrast === 'more') setContrast('more');
  }, [data, setLanguage, setColorScheme]);
  return null;
}
