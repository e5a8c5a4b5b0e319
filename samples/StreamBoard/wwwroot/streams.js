import { listen } from './events.js';
import { fragment } from './fragments.js';
import { localize } from './times.js';

const tries = 12;
const pause = 5000;

// Adds the channels that go live, and removes those that end.
export function watchStreams(list) {
  const status = document.querySelector('[data-live-status]');
  const none = document.querySelector('[data-none]');
  const find = id => list.querySelector(`[data-channel="${CSS.escape(id)}"]`);
  const nameOf = card => card.querySelector('h2').textContent;
  const showWhetherEmpty = () => { none.hidden = !!list.querySelector('[data-channel]'); };

  const add = async (id, left = tries) => {
    if (find(id)) return;
    const card = (await fragment(list.dataset.card + id).catch(() => null))?.querySelector('[data-channel]');
    if (!card) {
      // Twitch's list of streams lags behind its events.
      if (left > 1) setTimeout(() => add(id, left - 1), pause);
      return;
    }
    if (find(id)) return;
    localize(card);
    card.classList.add('new');
    list.prepend(card);
    status.textContent = `${nameOf(card)} is live.`;
    showWhetherEmpty();
  };

  const remove = id => {
    const card = find(id);
    if (!card || card.contains(document.activeElement)) return card?.classList.add('ended');
    status.textContent = `${nameOf(card)} has ended.`;
    card.remove();
    showWhetherEmpty();
  };

  listen(list.dataset.live, { online: id => add(id), offline: remove });
}
