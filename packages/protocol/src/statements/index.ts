// SPDX-License-Identifier: Apache-2.0
// Joint statements: the text that all sign, its figures, what is so at a moment, and the file that is published.
export {
  basesOf,
  type FigureBasis,
  type FigureMeasure,
  type FigureStanding,
  figureOf,
  figureStanding,
  type StatementBasis,
  withFigures,
} from './figures.ts';
export {
  foldStatement,
  type StatementState,
  type StatementStateName,
  type StatementVersion,
  type StatementWord,
} from './fold-statement.ts';
export { composePublished, type PublishedReading, readPublished, type SignedBy } from './published.ts';
export {
  readStatementSignature,
  type StatementBody,
  type StatementKeyFor,
  signStatement,
  statementHash,
} from './signature.ts';
