// Runs before the explore page is drawn: when the address asks for something, the listing of all
// entries is not laid out, nor seen for a moment. explore.js has taken over when the page is loaded;
// where it does not come the listing is all there is.
(({ classList }) => {
  if (location.search) classList.add("is-asked");
  onload = () => classList.remove("is-asked");
})(document.documentElement);
