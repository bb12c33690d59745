// SPDX-License-Identifier: Apache-2.0
// Partners on a map: marks on the land, joined to this party by lines. No borders are drawn, so that none is drawn wrongly. What it shows
// stands in words beside it.
import { Group, Text } from '@mantine/core';
import type { MatrixAnswer, MatrixPartner } from '@tansiq/node/contract';
import { type ReactNode, useMemo } from 'react';
import land110 from 'world-atlas/land-110m.json';
import { useText, useWords } from '../../language/words.ts';
import { landMapBox, landMapOf } from '../../parts/land-map.ts';
import { Texted } from '../../parts/name.tsx';
import classes from './agreements.module.css';
import { StageTag, toneOf } from './stage-tag.tsx';
import { statePoints } from './state-points.ts';

/** Degrees that are always shown around the marks, so that two neighbours are not the whole world. */
const AROUND = 9;

interface PartnersMapProps {
  matrix: MatrixAnswer;
  partner: string | undefined;
  area: string | undefined;
  choose: (partner: string | undefined) => void;
}

interface Mark {
  partner: MatrixPartner;
  x: number;
  y: number;
}

const pointOf = (party: string) => statePoints.get(party.split('.')[0] ?? '');

export function PartnersMap({ matrix, partner, area, choose }: PartnersMapProps): ReactNode {
  const t = useWords();
  const inArea = new Set(matrix.cells.filter((cell) => cell.area === area).map(({ party }) => party));
  const shown = matrix.partners.filter(({ party }) => area === undefined || inArea.has(party));
  const drawn = useMemo(() => drawMap(matrix.self, shown), [matrix.self, shown]);
  return (
    <figure className={classes.map}>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing is no fieldset */}
      <svg viewBox={landMapBox} role="group" aria-label={t('agreements.mapLabel')}>
        <path d={drawn.sea} className={classes.sea} />
        <path d={drawn.land} className={classes.land} />
        {drawn.marks.map(({ partner: { party, stage }, x, y }) => (
          <line
            key={party}
            x1={drawn.home.x}
            y1={drawn.home.y}
            x2={x}
            y2={y}
            className={classes.tie}
            data-tone={toneOf(stage)}
          />
        ))}
        <circle cx={drawn.home.x} cy={drawn.home.y} r={9} className={classes.home} />
        {drawn.marks.map((mark) => (
          <MapMark
            key={mark.partner.party}
            mark={mark}
            chosen={mark.partner.party === partner}
            choose={choose}
          />
        ))}
      </svg>
      <figcaption>
        <Text size="sm" c="dimmed" mb="xs">
          {t('agreements.mapWords')}
        </Text>
        <div className="tq-rows">
          {shown.map(({ party, names, stage, agreements }) => (
            <Group key={party} justify="space-between" py="xs" gap="xs">
              <span>
                <Texted text={names} /> <code className="tq-code">{party}</code>
              </span>
              <Group gap="xs">
                <Text size="sm">{t('agreements.count', { n: agreements.length })}</Text>
                <StageTag stage={stage} />
              </Group>
            </Group>
          ))}
        </div>
      </figcaption>
    </figure>
  );
}

interface MapMarkProps {
  mark: Mark;
  chosen: boolean;
  choose: (partner: string | undefined) => void;
}

function MapMark({ mark: { partner, x, y }, chosen, choose }: MapMarkProps): ReactNode {
  const t = useWords();
  const text = useText();
  const name = text(partner.names);
  const label = t('agreements.mark', { name, state: t(`agreements.state.${partner.stage}`) });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing holds no button element
    <g
      role="button"
      tabIndex={0}
      aria-label={label}
      aria-pressed={chosen}
      className={classes.mark}
      data-tone={toneOf(partner.stage)}
      onClick={() => choose(chosen ? undefined : partner.party)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === ' ') choose(chosen ? undefined : partner.party);
      }}
    >
      <circle cx={x} cy={y} r={22} className={classes.reach} />
      <circle cx={x} cy={y} r={9} />
      <text x={x} y={y - 16} textAnchor="middle">
        {name}
      </text>
    </g>
  );
}

function drawMap(self: string, partners: readonly MatrixPartner[]) {
  const home = pointOf(self) ?? [0, 20];
  const places = [home, ...partners.map(({ party }) => pointOf(party))].filter(
    (point) => point !== undefined,
  );
  const { land, sea, at } = landMapOf(land110, places, AROUND);
  const seen = new Map<string, number>();
  const marks = partners.flatMap((partner): Mark[] => {
    const point = pointOf(partner.party);
    if (!point) return [];
    // Two agencies of one state stand beside each other.
    const key = point.join();
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    const { x, y } = at(point);
    return [{ partner, x: x + before * 30, y: y + before * 30 }];
  });
  return { home: at(home), marks, land, sea };
}
