// All pages work without scripts. With them, lists grow while you scroll, and what is live moves.
import './times.js';
import { watchPolls } from './polls.js';
import { growWhenSeen } from './more.js';
import { watchStreams } from './streams.js';

// Tells the server that what it streams will be put in its place.
document.cookie = 'script=1; path=/; max-age=31536000; samesite=lax';

for (const list of document.querySelectorAll('[data-live][data-card]')) {
  growWhenSeen(list);
  watchStreams(list);
}
for (const polls of document.querySelectorAll('[data-polls]')) watchPolls(polls);

document.querySelector('a[data-follow]')?.click();
