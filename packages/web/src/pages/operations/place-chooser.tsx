// SPDX-License-Identifier: Apache-2.0
// The land around a place, on which a click or the arrows set it: the button is the map, and what it says is in degrees beside it.
import { Button, Group, Stack, Text } from '@mantine/core';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useId, useMemo, useState } from 'react';
import land50 from 'world-atlas/land-50m.json';
import { useWords } from '../../language/words.ts';
import { landMapBox, landMapOf, type Point } from '../../parts/land-map.ts';
import { netOf, rounded, showing, stepped, viewOf, zoomed } from './map-view.ts';
import classes from './operations.module.css';
import { positionIn, positionOf } from './position.ts';

export interface PlaceChooserProps {
  /** Of the site. */
  id: string;
  /** Degrees as they are typed. */
  value: string;
  change: (value: string) => void;
}

const MILLION = 1_000_000;
/** Half a cross, in the units of the drawing. */
const ARM = 22;

export function PlaceChooser({ id, value, change }: PlaceChooserProps): ReactNode {
  const t = useWords();
  const told = useId();
  const placed = positionIn(value);
  const mark: Point | undefined = placed && [placed.lon / MILLION, placed.lat / MILLION];
  const [chosen, setView] = useState(() => viewOf(mark, []));
  const view = mark ? showing(chosen, mark) : chosen;
  const { around } = view;
  const [east, north] = view.centre;
  const net = netOf(view);
  const map = useMemo(() => landMapOf(land50, [[east, north]], around, net), [east, north, around, net]);
  const put = ([lon, lat]: Point) => {
    setView(view);
    change(positionOf(Math.round(lat * MILLION), Math.round(lon * MILLION)));
  };
  const zoom = (way: 1 | -1) => setView(zoomed(view, way, mark));
  const click = ({ detail, clientX, clientY, currentTarget }: MouseEvent<HTMLButtonElement>) => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect();
    // Pressed by a key, it takes what the map is centred on.
    const point = detail === 0 ? view.centre : map.under((clientX - left) / width, (clientY - top) / height);
    if (point) put(rounded(point));
  };
  const press = (event: KeyboardEvent) => {
    const to = stepped(view, event.key, mark);
    if (to) put(to);
    else if (event.key === '+') zoom(1);
    else if (event.key === '-') zoom(-1);
    else return;
    event.preventDefault();
  };
  const cross = mark && map.at(mark);
  return (
    <Stack gap="xs" mt="xs">
      <button
        type="button"
        className={classes.chooser}
        onClick={click}
        onKeyDown={press}
        aria-label={t('operations.mapToChoose', { site: `\u2068${id}\u2069` })}
        aria-describedby={told}
      >
        <svg viewBox={landMapBox} aria-hidden="true" className={classes.map}>
          <path d={map.land} className={classes.land} />
          <path d={map.sea} className={classes.sea} />
          {cross && (
            <g className={classes.cross}>
              <circle cx={cross.x} cy={cross.y} r={ARM / 2} />
              <path d={`M${cross.x - ARM} ${cross.y}h${ARM * 2}M${cross.x} ${cross.y - ARM}v${ARM * 2}`} />
            </g>
          )}
        </svg>
      </button>
      <Group gap="xs">
        <Button size="compact-sm" variant="default" onClick={() => zoom(1)}>
          {t('operations.zoomIn')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => zoom(-1)}>
          {t('operations.zoomOut')}
        </Button>
        <bdi dir="ltr" aria-live="polite">
          {placed && positionOf(placed.lat, placed.lon)}
        </bdi>
      </Group>
      <Text size="sm" c="dimmed" id={told}>
        {t('operations.mapKeys')}
      </Text>
    </Stack>
  );
}
