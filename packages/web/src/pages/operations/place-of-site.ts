// SPDX-License-Identifier: Apache-2.0
// What is planned at a site, whether all are told of it or those alone whom it concerns. Pure.
import type { OperationBoard, PlannedSite } from '@tansiq/node/contract';

export const plannedAt = ({ words, apart }: OperationBoard, id: string): PlannedSite | undefined =>
  words?.sites.find((site) => site.id === id) ??
  apart.find(({ site, planned }) => planned && site.id === id)?.site;
