import { listen } from './events.js';
import { fragment } from './fragments.js';
import { localize } from './times.js';

// Moves the bars of the open poll, and shows the polls anew when one begins or ends.
export function watchPolls(polls) {
  const renew = async () => {
    const now = await fragment(polls.dataset.polls).catch(() => null);
    if (!now) return;
    localize(now);
    polls.replaceChildren(now);
  };

  const move = votes => {
    const total = Object.values(votes).reduce((sum, count) => sum + count, 0);
    for (const [id, count] of Object.entries(votes)) {
      const choice = polls.querySelector(`[data-choice="${CSS.escape(id)}"]`);
      if (!choice) return renew();
      const percent = total ? Math.round(100 * count / total) : 0;
      choice.querySelector('rect').setAttribute('width', percent);
      choice.querySelector('.count').textContent = `${count} · ${percent} %`;
      choice.closest('[data-poll]').querySelector('[data-total]').textContent = `${total} votes`;
    }
  };

  listen(polls.dataset.live, { votes: data => move(JSON.parse(data).votes), changed: renew }, renew);
}
