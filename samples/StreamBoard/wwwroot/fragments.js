// Gets a part of a page as HTML. Null if there is none.
export async function fragment(address) {
  const answer = await fetch(address);
  // The log-in or the consent has ended, here or on another tab: the whole page says so.
  if (answer.status === 401 || answer.status === 403) location.reload();
  if (!answer.ok || answer.status === 204) return null;
  const template = document.createElement('template');
  template.innerHTML = await answer.text();
  return template.content;
}
