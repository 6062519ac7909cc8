// Each frame is as high as the view in it says.
addEventListener("message", ({ source, data }) => {
  const frame = [...document.querySelectorAll("iframe")].find((one) => one.contentWindow === source);
  if (frame && Number.isFinite(data?.height)) frame.style.height = Math.ceil(data.height) + 2 + "px";
});
