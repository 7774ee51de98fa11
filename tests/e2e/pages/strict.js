// The strict page's own script: it must be a file.
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.violations.push(`${event.violatedDirective}: ${event.blockedURI}`);
});
// asked for by the page itself: what a test runs in it is above the policy
addEventListener("treaty-ready", (event) => {
  window.picture = event.target.toSvg();
});
await customElements.whenDefined("treaty-map");
document.querySelector("treaty-map").date = "2025-02-11";
