const pause = 5000;

// Listens to server-sent events. The browser connects again by itself, unless the server refused: then this does.
export function listen(address, handlers) {
  const source = new EventSource(address);
  for (const [name, handle] of Object.entries(handlers)) source.addEventListener(name, e => handle(e.data));
  source.addEventListener('error', () => {
    if (source.readyState === EventSource.CLOSED) setTimeout(() => listen(address, handlers), pause);
  });
}
