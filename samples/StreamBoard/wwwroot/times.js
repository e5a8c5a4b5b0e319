const minute = new Intl.DateTimeFormat(undefined, { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat(undefined, { year: 'numeric', month: 'short', day: 'numeric' });
const second = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const formats = { minute, day, time: second };
const two = number => String(number).padStart(2, '0');

// Puts times into the time zone of the browser.
export function localize(part) {
  for (const time of part.querySelectorAll('time[data-moment]'))
    time.textContent = formats[time.dataset.moment].format(new Date(time.dateTime));
}

function tick() {
  for (const time of document.querySelectorAll('time[data-uptime]')) {
    const seconds = Math.max(0, Math.floor((Date.now() - new Date(time.dateTime)) / 1000));
    time.textContent = `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  }
}

localize(document);
setInterval(tick, 1000);
