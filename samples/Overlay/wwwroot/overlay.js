const login = document.getElementById('login');
const channels = document.getElementById('channels');
const template = document.querySelector('template').content;

// The browser connects again by itself.
new EventSource('events').onmessage = message => {
  const content = JSON.parse(message.data);
  login.hidden = !content.needsLogin;
  channels.replaceChildren(...content.channels.slice(0, 10).map(row));
};

function row(channel) {
  const item = template.cloneNode(true);
  item.querySelector('b').textContent = channel.name;
  item.querySelector('.viewers').textContent = channel.viewers.toLocaleString();
  item.querySelector('.title').textContent = channel.title;
  item.querySelector('.category').textContent = channel.category;
  return item;
}
