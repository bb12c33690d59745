// SPDX-License-Identifier: Apache-2.0
// Land and sea around some places, drawn from what came with the page: nothing is fetched from elsewhere. No borders, so that none is drawn
// wrongly. Pure.
import { type GeoPermissibleObjects, geoGraticule, geoNaturalEarth1, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';

const [WIDTH, HEIGHT, MARGIN] = [960, 480, 70];
/** Degrees between two lines, where nothing finer is wanted. */
const APART = 10;
export const landMapBox = `0 0 ${WIDTH} ${HEIGHT}`;

/** Longitude and latitude in degrees. */
export type Point = readonly [longitude: number, latitude: number];

export interface LandMap {
  /** Paths of an SVG in `landMapBox`. */
  land: string;
  sea: string;
  at: (point: Point) => { x: number; y: number };
  /** The place under a point of the drawing, given in parts of its width and height; undefined where there is no earth. */
  under: (right: number, down: number) => Point | undefined;
}

/**
 * @param topology of world-atlas, its object `land`
 * @param around degrees that are always shown around the places, so that two neighbours are not the whole picture
 * @param apart degrees between the lines of the net
 */
export function landMapOf(
  topology: unknown,
  places: readonly Point[],
  around: number,
  apart = APART,
): LandMap {
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
    sea: path(netOf(corners, apart)()) ?? '',
    at: ([longitude, latitude]) => {
      const [x, y] = projection([longitude, latitude]) ?? [0, 0];
      return { x: Math.round(x), y: Math.round(y) };
    },
    under: (right, down) => {
      const point = projection.invert?.([right * WIDTH, down * HEIGHT]);
      return point && Math.abs(point[0]) <= 180 && Math.abs(point[1]) <= 90 ? point : undefined;
    },
  };
}

/** Lines every so many degrees, no further than they may be seen: near places they would be thousands. */
function netOf(corners: readonly number[][], apart: number) {
  const seen = (axis: 0 | 1, most: number): [number, number] => {
    const all = corners.map((corner) => corner[axis] ?? 0);
    const [least, greatest] = [Math.min(...all), Math.max(...all)];
    const beside = 2 * (greatest - least);
    return [Math.max(least - beside, -most), Math.min(greatest + beside, most)];
  };
  const [[west, east], [south, north]] = [seen(0, 180), seen(1, 80)];
  return geoGraticule()
    .step([apart, apart])
    .extent([
      [west, south],
      [east, north],
    ]);
}
