// SPDX-License-Identifier: Apache-2.0
// What part of the earth a map shows while a place is chosen on it, and where the arrows take the mark. Degrees throughout. Pure.
import type { Point } from '../../parts/land-map.ts';

export interface MapView {
  centre: Point;
  /** Degrees on each side of the centre that are always shown; the drawing is wider than high. */
  around: number;
}

/** The coast that comes with the node is no finer than the last of these. */
const LEVELS = [60, 30, 15, 6, 2.5, 1, 0.4] as const;
/** Degrees between the lines of the net, of each level: numbers that one can count with. */
const NETS = [20, 10, 5, 2, 1, 0.5, 0.2] as const;
/** Where nothing is known yet: from the Atlantic to the Gulf. */
const START: MapView = { centre: [10, 30], around: 30 };
/** How near a place is looked at that is known. */
const NEAR = 2.5;
/** How much more the drawing shows to the sides than up and down, at the least. */
const WIDER = 2;
const STEPS_ACROSS = 40;
const TENTH_OF_A_THOUSANDTH = 10_000;
const [EAST_MOST, NORTH_MOST] = [180, 85];

export const viewOf = (place: Point | undefined, neighbours: readonly Point[]): MapView => {
  const centre = place ?? neighbours[0];
  return centre === undefined ? START : { centre, around: NEAR };
};

export const netOf = ({ around }: MapView): number => NETS[levelOf(around)] ?? around;

const levelOf = (around: number) => LEVELS.findIndex((one) => one <= around);

/** One level closer (1) or further away (-1), about the mark where there is one. */
export function zoomed({ centre, around }: MapView, way: 1 | -1, mark: Point | undefined): MapView {
  const next = LEVELS[Math.min(Math.max(levelOf(around) + way, 0), LEVELS.length - 1)] ?? around;
  return { centre: mark ?? centre, around: next };
}

const ways: Readonly<Record<string, Point>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** Where an arrow takes the mark, in whatever direction the language is written: right is east. Undefined for another key. */
export function stepped(
  { centre, around }: MapView,
  key: string,
  mark: Point | undefined,
): Point | undefined {
  const way = ways[key];
  if (!way) return undefined;
  const [x, y] = mark ?? centre;
  const step = (2 * around) / STEPS_ACROSS;
  return rounded([held(x + way[0] * step, EAST_MOST), held(y + way[1] * step, NORTH_MOST)]);
}

/** Some ten metres: finer is typed. */
export const rounded = ([x, y]: Point): Point => [round(x), round(y)];

/** The view that shows the mark too. */
export function showing(view: MapView, [x, y]: Point): MapView {
  const [right, up] = [Math.abs(x - view.centre[0]), Math.abs(y - view.centre[1])];
  return right <= WIDER * view.around && up <= view.around ? view : { ...view, centre: [x, y] };
}

const round = (degrees: number) => Math.round(degrees * TENTH_OF_A_THOUSANDTH) / TENTH_OF_A_THOUSANDTH;
const held = (degrees: number, most: number) => Math.min(Math.max(degrees, -most), most);
