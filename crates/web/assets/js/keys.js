// ⌘K or Ctrl+K goes to the search field; on a narrow window, where there is none, to its page.

addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey) || event.altKey) return;
  const field = document.querySelector("#search");
  const link = document.querySelector("a.top-search");
  if (!field && !link) return;
  event.preventDefault();
  if (field?.offsetParent) {
    field.focus();
    field.select();
  } else {
    link?.click();
  }
});
