// SPDX-License-Identifier: Apache-2.0
// Notices: what each person is told is new, in the pages and outside them, without content and through the gate.
import type { NoticeSettings } from '../../config/index.ts';
import type { NewsDesk } from '../../exchange/news.ts';
import type { Logger } from '../../logging/index.ts';
import type { Store } from '../../store/index.ts';
import { Notifier } from './notifier.ts';
import { Sender, type Ways } from './sender.ts';
import { mailWay } from './ways/mail.ts';
import { webhookWay } from './ways/webhook.ts';

export { tellDeadlines } from './deadlines.ts';
export { mayHear } from './may-know.ts';
export { pruneNotices } from './prune.ts';
export { noticeRoutes } from './routes.ts';
export { Notices } from './service.ts';

export interface NoticingParts {
  store: Store;
  self: string;
  news: NewsDesk;
  log: Logger;
  now: () => number;
}

/** Tells and sends, from now until it is stopped. @throws Error for settings that cannot work */
export function startNoticing(parts: NoticingParts, settings: NoticeSettings): { stop(): Promise<void> } {
  const ways: Ways = {
    ...(settings.mail && { mail: mailWay(settings.mail) }),
    ...(settings.webhook && { webhook: webhookWay(settings.webhook, parts.self) }),
  };
  const notifier = new Notifier({ ...parts, ways: Object.keys(ways) as ('mail' | 'webhook')[] });
  const sender = new Sender({ ...parts, ways, link: `${settings.link}/today` });
  notifier.start();
  sender.start();
  return {
    stop: async () => {
      await notifier.stop();
      await sender.stop();
    },
  };
}
