// The strict page's own script: it must be a file.
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.violations.push(`${event.violatedDirective}: ${event.blockedURI}`);
});
await customElements.whenDefined("treaty-map");
document.querySelector("treaty-map").date = "2025-02-11";
