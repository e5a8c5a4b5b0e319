import { listen } from './events.js';
import { fragment } from './fragments.js';
import { growWhenSeen } from './more.js';
import { localize } from './times.js';

const tries = 12;
const pause = 5000;

// Adds the channels that go live, and removes those that end.
export function watchStreams(list) {
  const status = document.querySelector('[data-live-status]');
  const none = document.querySelector('[data-none]');
  const live = new Set();
  const find = id => list.querySelector(`[data-channel="${CSS.escape(id)}"]`);
  const nameOf = card => card.querySelector('h2').textContent;
  const showWhetherEmpty = () => { none.hidden = !!list.querySelector('[data-channel]'); };

  const add = async (id, left = tries) => {
    if (find(id) || !live.has(id)) return;
    const card = (await fragment(list.dataset.card + id).catch(() => null))?.querySelector('[data-channel]');
    if (!card) {
      // Twitch's list of streams lags behind its events.
      if (left > 1) setTimeout(() => add(id, left - 1), pause);
      return;
    }
    if (find(id) || !live.has(id)) return;
    localize(card);
    card.classList.add('new');
    list.prepend(card);
    status.textContent = `${nameOf(card)} is live.`;
    showWhetherEmpty();
  };

  const remove = id => {
    live.delete(id);
    const card = find(id);
    if (!card || card.contains(document.activeElement)) return card?.classList.add('ended');
    status.textContent = `${nameOf(card)} has ended.`;
    card.remove();
    showWhetherEmpty();
  };

  const begin = id => {
    live.add(id);
    add(id);
  };

  // Shows the first page again, and the others when they are near.
  const renew = async () => {
    const page = await fragment(list.dataset.card).catch(() => null);
    if (!page) return;
    localize(page);
    const focused = document.activeElement.closest('[data-channel]')?.dataset.channel;
    list.replaceChildren(page);
    if (focused) find(focused)?.querySelector('a').focus();
    growWhenSeen(list);
    showWhetherEmpty();
  };

  listen(list.dataset.live, { online: begin, offline: remove }, renew);
}
