// Ends Azurite when the pipe to its parent closes, however the parent ended: no orphan stays behind.
process.stdin
  .on("end", () => {
    setTimeout(() => process.exit(), 3000).unref();
    process.emit("SIGTERM") || process.exit();
  })
  .resume();

// Ctrl-C in a terminal reaches every process in the foreground, but storage must outlive those who still write to it.
const ignore = () => {};
process.on("SIGINT", ignore);
process.on("newListener", (event, listener) => {
  if (event === "SIGINT" && listener !== ignore) {
    setImmediate(() => process.removeListener(event, listener));
  }
});
