// SPDX-License-Identifier: Apache-2.0
// The agency's emblem where it gave one, else the mark of the house.
import type { ReactNode } from 'react';
import { useCall } from '../api/queries.ts';

export function Emblem({ size }: { size: number }): ReactNode {
  const { data } = useCall('GET /screen', {});
  return <img src={data?.emblem ? '/api/screen/emblem' : '/mark.svg'} alt="" width={size} height={size} />;
}
