// SPDX-License-Identifier: Apache-2.0
// A moment that all parties share: in UTC, and in the local time of each party's capital.
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { useWords } from '../../language/words.ts';
import { PartyName } from '../../parts/party-name.tsx';
import classes from './operations.module.css';

/** Time zone of a state's capital (IANA tz database), by the state's code at the head of a party's id. */
const capitals: Readonly<Record<string, string>> = {
  ...{ ae: 'Asia/Dubai', be: 'Europe/Brussels', ca: 'America/Toronto', de: 'Europe/Berlin' },
  ...{ dz: 'Africa/Algiers', eg: 'Africa/Cairo', es: 'Europe/Madrid', fr: 'Europe/Paris' },
  ...{ gb: 'Europe/London', in: 'Asia/Kolkata', it: 'Europe/Rome', jo: 'Asia/Amman' },
  ...{ ma: 'Africa/Casablanca', ml: 'Africa/Bamako', mr: 'Africa/Nouakchott', ne: 'Africa/Niamey' },
  ...{ nl: 'Europe/Amsterdam', pt: 'Europe/Lisbon', qa: 'Asia/Qatar', sa: 'Asia/Riyadh' },
  ...{ sn: 'Africa/Dakar', tn: 'Africa/Tunis', tr: 'Europe/Istanbul', us: 'America/New_York' },
};

export const zoneOf = (party: string): string | undefined => capitals[party.slice(0, 2)];

/** `at` in epoch milliseconds or as RFC 3339. */
export function Hours({ at, parties }: { at: number | string; parties: readonly string[] }): ReactNode {
  const t = useWords();
  const intl = useIntl();
  const date = new Date(at);
  const said = (timeZone: string) =>
    intl.formatDate(date, { timeZone, dateStyle: 'medium', timeStyle: 'short' });
  return (
    <span className={classes.hours}>
      <time dateTime={date.toISOString()}>
        <b>
          <bdi>{said('UTC')}</bdi> <bdi dir="ltr">{t('operations.utc')}</bdi>
        </b>
      </time>
      {parties.map((party) => {
        const zone = zoneOf(party);
        return (
          <span key={party}>
            <PartyName id={party} />
            {': '}
            <bdi>{zone === undefined ? t('operations.zoneUnknown') : said(zone)}</bdi>
          </span>
        );
      })}
    </span>
  );
}
