// SPDX-License-Identifier: Apache-2.0
// Sites as marks on the land around them, each by its id; where it is to the degree stands in words beside it.
import { type ReactNode, useMemo } from 'react';
import land50 from 'world-atlas/land-50m.json';
import { useWords } from '../../language/words.ts';
import { landMapBox, landMapOf, type Point } from '../../parts/land-map.ts';
import classes from './operations.module.css';

export interface PlacedSite {
  id: string;
  /** Millionths of a degree. */
  lat: number;
  lon: number;
}

const MILLION = 1_000_000;
/** Degrees around the sites: an hour of driving. */
const AROUND = 0.75;
/** A mark and its id, in the units of the drawing. */
const [RADIUS, ABOVE] = [9, 16];

export function SitesDrawn({ sites }: { sites: readonly PlacedSite[] }): ReactNode {
  const t = useWords();
  const key = JSON.stringify(sites.map(({ id, lat, lon }) => [id, lon / MILLION, lat / MILLION]));
  const { land, sea, marks } = useMemo(() => {
    const placed = JSON.parse(key) as [string, number, number][];
    const points = placed.map(([, lon, lat]): Point => [lon, lat]);
    const map = landMapOf(land50, points, AROUND);
    return { ...map, marks: placed.map(([id, lon, lat]) => ({ id, ...map.at([lon, lat]) })) };
  }, [key]);
  return (
    <svg viewBox={landMapBox} role="img" aria-label={t('operations.mapOfSites')} className={classes.map}>
      <path d={sea} className={classes.sea} />
      <path d={land} className={classes.land} />
      {marks.map(({ id, x, y }) => (
        <g key={id}>
          <circle cx={x} cy={y} r={RADIUS} />
          <text x={x} y={y - ABOVE} textAnchor="middle">
            {id}
          </text>
        </g>
      ))}
    </svg>
  );
}
