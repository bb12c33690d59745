// SPDX-License-Identifier: Apache-2.0
// The arrows of the house: which room may import which, written once and turned into rules to check.
import type { DependencyType, IForbiddenRuleType } from 'dependency-cruiser';

/** Room -> the rooms it may import. A room that is not named here may not exist. */
export const ARROWS: Readonly<Record<string, readonly string[]>> = {
  names: [],
  blind: [],
  ledger: [],
  protocol: ['ledger'],
  interop: ['protocol', 'ledger'],
  node: ['names', 'blind', 'ledger', 'protocol', 'interop'],
  web: ['protocol', 'node'],
  // Of web, the command takes the address of the built pages, to have a node serve them.
  cli: ['node', 'web', 'verifier', 'names', 'protocol', 'ledger'],
  verifier: [],
};

// A contract is a suite that the tests of every adapter run; `test-….ts` is what several tests share.
const TEST = '(\\.test|-contract|/test-[^/]*)\\.tsx?$';
const ANY_PACKAGE: DependencyType[] = [
  'npm',
  'npm-dev',
  'npm-peer',
  'npm-optional',
  'npm-bundled',
  'npm-no-pkg',
  'npm-unknown',
];

function arrowRule(room: string, mayImport: readonly string[]): IForbiddenRuleType {
  const allowed = [room, ...mayImport].join('|');
  return {
    name: `${room}-arrows`,
    comment: `${room} may import ${mayImport.length === 0 ? 'nothing of the house' : mayImport.join(', ')}`,
    severity: 'error',
    from: { path: `^packages/${room}/` },
    to: {
      // By its path where the import resolves, by its name where nothing is installed to resolve it.
      path: [
        `^packages/(?!(${allowed})/)`,
        `^@tansiq/(?!(${allowed})(/|$))`,
        `(^|/)node_modules/@tansiq/(?!(${allowed})(/|$))`,
        '^(scenarios|bench|scripts)/',
      ],
    },
  };
}

/** Every rule of the house in the shape dependency-cruiser takes. */
export function boundaryRules(): IForbiddenRuleType[] {
  return [
    ...Object.entries(ARROWS).map(([room, mayImport]) => arrowRule(room, mayImport)),
    {
      name: 'rooms-by-name',
      comment: 'a room imports another by its name (@tansiq/...), never by a path into it',
      severity: 'error',
      from: { path: '^packages/([^/]+)/' },
      to: { path: '^packages/(?!$1/)', dependencyTypes: ['local'] },
    },
    {
      name: 'web-types-only',
      comment: 'web reaches a node through its HTTP API; it shares types and nothing that runs',
      severity: 'error',
      from: { path: '^packages/web/', pathNot: TEST },
      to: {
        path: ['^packages/(protocol|node)/', '^@tansiq/(protocol|node)'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'web-sees-the-contract',
      comment: 'of node, web sees the API contract alone (node/src/contract)',
      severity: 'error',
      from: { path: '^packages/web/' },
      to: { path: '^packages/node/', pathNot: '^packages/node/src/contract[./]' },
    },
    {
      name: 'pages-are-served-not-run',
      comment:
        'of web, the command takes the folder of the built pages (web/src/pages-folder) and nothing else',
      severity: 'error',
      from: { path: '^packages/cli/' },
      to: { path: '^packages/web/', pathNot: '^packages/web/src/pages-folder\\.ts$' },
    },
    {
      name: 'verifier-stands-alone',
      comment: "the second reader uses Node's own modules and nothing else",
      severity: 'error',
      from: { path: '^packages/verifier/', pathNot: TEST },
      to: { dependencyTypes: ANY_PACKAGE },
    },
    {
      name: 'declared-dependencies',
      comment: "what a package imports when it runs is in its own package.json's dependencies",
      severity: 'error',
      from: { path: '^packages/', pathNot: TEST },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'store-below-capabilities',
      comment: 'the store knows no capability',
      severity: 'error',
      from: { path: '^packages/node/src/store/' },
      to: { path: '^packages/node/src/capabilities/' },
    },
    {
      name: 'capabilities-apart',
      comment: 'a capability sees of another its state.ts or its index.ts and nothing else',
      severity: 'error',
      from: { path: '^packages/node/src/capabilities/([^/]+)/', pathNot: TEST },
      to: {
        path: '^packages/node/src/capabilities/(?!$1/)[^/]+/',
        pathNot: '/(state|index)\\.ts$',
      },
    },
    {
      name: 'no-cycles',
      comment: 'modules that need one another to run are one module or lack a third',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      comment: 'an import that resolves to nothing cannot be checked',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ];
}
