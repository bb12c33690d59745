// SPDX-License-Identifier: Apache-2.0
// One line of a list, and a name with its value: the same on every page that lists things.
import type { ReactNode } from 'react';
import classes from './row.module.css';

interface RowProps {
  /** What stands above, small and quiet. */
  meta?: ReactNode;
  /** What can be done, or the state that it is in. */
  aside?: ReactNode;
  children: ReactNode;
}

export function Row({ meta, aside, children }: RowProps): ReactNode {
  return (
    <div className={classes.row}>
      <div className={classes.main}>
        {meta !== undefined && <div className={classes.meta}>{meta}</div>}
        <div>{children}</div>
      </div>
      {aside !== undefined && <div className={classes.aside}>{aside}</div>}
    </div>
  );
}

/** A name and its value at the other end of the line. */
export function Pair({ name, children }: { name: ReactNode; children: ReactNode }): ReactNode {
  return (
    <div className={classes.pair}>
      <span>{name}</span>
      <span>{children}</span>
    </div>
  );
}

/** A wide column and a narrow one, below each other where there is no room. */
export function TwoColumns({ children }: { children: ReactNode }): ReactNode {
  return <div className={classes.two}>{children}</div>;
}

export function Chip({ children }: { children: ReactNode }): ReactNode {
  return <span className={classes.chip}>{children}</span>;
}
