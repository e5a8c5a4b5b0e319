import { fragment } from './fragments.js';
import { localize } from './times.js';

// Replaces the link to the next page by that page, as soon as it is near.
export function growWhenSeen(list) {
  const more = list.querySelector('[data-more]');
  if (!more) return;
  const link = more.querySelector('a');
  let isBusy = false;

  const grow = async isAsked => {
    if (isBusy) return;
    isBusy = true;
    link.setAttribute('aria-busy', 'true');
    const page = await fragment(link.dataset.fragment).catch(() => null);
    isBusy = false;
    link.removeAttribute('aria-busy');
    if (!page && isAsked) location.href = link.href;
    // The list may have been renewed.
    if (!page || !more.isConnected) return;
    watcher.disconnect();
    // The order changes while people read: a channel may be on two pages.
    for (const card of page.querySelectorAll('[data-channel]'))
      if (list.querySelector(`[data-channel="${card.dataset.channel}"]`)) card.remove();
    localize(page);
    const hadFocus = document.activeElement === link;
    const first = page.querySelector('[data-channel] a');
    more.replaceWith(page);
    if (hadFocus) first?.focus();
    growWhenSeen(list);
  };

  const watcher = new IntersectionObserver(entries => entries.some(entry => entry.isIntersecting) && grow(false), { rootMargin: '600px' });
  watcher.observe(more);
  link.addEventListener('click', e => {
    e.preventDefault();
    grow(true);
  });
}
