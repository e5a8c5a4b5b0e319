const pause = 5000;

// Listens to server-sent events. The browser connects again by itself, unless the server refused: then this does.
// What happened meanwhile is lost: catchUp gets it.
export function listen(address, handlers, catchUp, wasOpen = false) {
  const source = new EventSource(address);
  for (const [name, handle] of Object.entries(handlers)) source.addEventListener(name, e => handle(e.data));
  source.addEventListener('open', () => {
    if (wasOpen) catchUp();
    wasOpen = true;
  });
  source.addEventListener('error', async () => {
    if (source.readyState !== EventSource.CLOSED) return;
    // The log-in or the consent has ended: the whole page says so.
    if ([401, 403].includes(await statusOf(address))) return location.reload();
    setTimeout(() => listen(address, handlers, catchUp, wasOpen), pause);
  });
}

// An EventSource doesn't tell why the server refused.
async function statusOf(address) {
  const asking = new AbortController();
  const answer = await fetch(address, { signal: asking.signal }).catch(() => null);
  asking.abort();
  return answer?.status;
}
