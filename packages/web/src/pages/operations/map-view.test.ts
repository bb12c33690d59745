// SPDX-License-Identifier: Apache-2.0
// Choosing a place on a map: where it begins, where arrows lead, how near it goes.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { landMapOf } from '../../parts/land-map.ts';
import { rounded, showing, stepped, viewOf, zoomed } from './map-view.ts';

const land = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('world-atlas/land-110m.json'), 'utf8'),
) as unknown;

describe('a map on which a place is chosen', () => {
  it('begins at the place that is typed, else beside another site', () => {
    expect(viewOf([-5.8, 35.7], []).centre).toEqual([-5.8, 35.7]);
    expect(viewOf(undefined, [[2, 41]]).centre).toEqual([2, 41]);
    expect(viewOf(undefined, []).around).toBeGreaterThan(viewOf([0, 0], []).around);
  });

  it('takes the mark east and north by the arrows, and never off the earth', () => {
    const view = { centre: [179.99, 84.99], around: 2 } as const;
    expect(stepped({ centre: [0, 0], around: 2 }, 'ArrowRight', [1, 1])).toEqual([1.1, 1]);
    expect(stepped({ centre: [0, 0], around: 2 }, 'ArrowUp', undefined)).toEqual([0, 0.1]);
    expect(stepped(view, 'ArrowRight', undefined)).toEqual([180, 84.99]);
    expect(stepped(view, 'ArrowUp', undefined)).toEqual([179.99, 85]);
    expect(stepped(view, 'a', undefined)).toBeUndefined();
  });

  it('goes closer about the mark down to what the coast gives, and out again', () => {
    let view = viewOf(undefined, []);
    for (let turn = 0; turn < 20; turn++) view = zoomed(view, 1, [1, 2]);
    expect(view).toEqual({ centre: [1, 2], around: 0.4 });
    for (let turn = 0; turn < 20; turn++) view = zoomed(view, -1, undefined);
    expect(view.around).toBe(60);
  });

  it('follows the mark out of what it shows', () => {
    const view = { centre: [0, 0], around: 2 } as const;
    expect(showing(view, [1, 1])).toBe(view);
    expect(showing(view, [9, 1]).centre).toEqual([9, 1]);
  });

  it('finds under a point of the drawing the place that is drawn there', () => {
    const map = landMapOf(land, [[-5.834, 35.759]], 0.4);
    const { x, y } = map.at([-5.9, 35.8]);
    const [longitude, latitude] = rounded(map.under(x / 960, y / 480) ?? [0, 0]);
    expect(longitude).toBeCloseTo(-5.9, 2);
    expect(latitude).toBeCloseTo(35.8, 2);
    expect(landMapOf(land, [[0, 0]], 170).under(0, 0)).toBeUndefined();
  });
});
