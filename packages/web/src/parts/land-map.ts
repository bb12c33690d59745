// SPDX-License-Identifier: Apache-2.0
// Land and sea around some places, drawn from what came with the page: nothing is fetched from elsewhere. No borders, so that none is drawn
// wrongly. Pure.
import { type GeoPermissibleObjects, geoGraticule10, geoNaturalEarth1, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';

const [WIDTH, HEIGHT, MARGIN] = [960, 480, 70];
export const landMapBox = `0 0 ${WIDTH} ${HEIGHT}`;

/** Longitude and latitude in degrees. */
export type Point = readonly [longitude: number, latitude: number];

export interface LandMap {
  /** Paths of an SVG in `landMapBox`. */
  land: string;
  sea: string;
  at: (point: Point) => { x: number; y: number };
}

/**
 * @param topology of world-atlas, its object `land`
 * @param around degrees that are always shown around the places, so that two neighbours are not the whole picture
 */
export function landMapOf(topology: unknown, places: readonly Point[], around: number): LandMap {
  const corners = places.flatMap(([x, y]) => [
    [x - around, y - around],
    [x + around, y + around],
  ]);
  const frame: GeoPermissibleObjects = { type: 'MultiPoint', coordinates: corners };
  const projection = geoNaturalEarth1().fitExtent(
    [
      [MARGIN, MARGIN],
      [WIDTH - MARGIN, HEIGHT - MARGIN],
    ],
    frame,
  );
  projection.clipExtent([
    [0, 0],
    [WIDTH, HEIGHT],
  ]);
  const path = geoPath(projection);
  return {
    land: path(feature(topology as Parameters<typeof feature>[0], 'land')) ?? '',
    sea: path(geoGraticule10()) ?? '',
    at: ([longitude, latitude]) => {
      const [x, y] = projection([longitude, latitude]) ?? [0, 0];
      return { x: Math.round(x), y: Math.round(y) };
    },
  };
}
