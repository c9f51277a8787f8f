package io.github.bgjob.it;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.chromium.ChromiumNetworkConditions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Chromium without a window, with a profile of its own, showing the page. */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** @param profile an empty directory for what the browser stores */
    static Browser open(URI page, Path profile) {
        String install = "Install the Debian packages chromium and chromium-driver.";
        Path chromium =
                Here.required(Here.onPath("chromium", "chromium-browser", "google-chrome"), "chromium", install);
        Path chromedriver = Here.required(Here.onPath("chromedriver"), "chromedriver", install);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-proxy-server",
                "--window-size=1280,1000",
                "--user-data-dir=" + profile);
        Browser browser = new Browser(new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(chromedriver.toFile())
                        .usingAnyFreePort()
                        .build(),
                options));
        browser.driver.get(page.toString());
        return browser;
    }

    void reload() {
        driver.navigate().refresh();
    }

    WebElement find(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    List<WebElement> findAll(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    /** Waits until such an element is there and can be seen, also on a page that draws its elements anew meanwhile. */
    WebElement waitFor(String css) {
        return new WebDriverWait(driver, PATIENCE)
                .withMessage(
                        () -> css + " on a page that shows: " + find("body").getText())
                .ignoring(StaleElementReferenceException.class)
                .until(ignored -> findAll(css).stream()
                        .filter(WebElement::isDisplayed)
                        .findFirst()
                        .orElse(null));
    }

    void choose(Path file, String operation) {
        find("#file").sendKeys(file.toString());
        waitFor("#operation:enabled option[value=" + operation + "]").click();
    }

    void setField(String css, String value) {
        WebElement field = find(css);
        field.clear();
        field.sendKeys(value);
    }

    void click(String css) {
        waitFor(css).click();
    }

    /** Makes uploads as slow as over a thin line. */
    void limitUpload(int bytesPerSecond) {
        ChromiumNetworkConditions conditions = new ChromiumNetworkConditions();
        conditions.setUploadThroughput(bytesPerSecond);
        conditions.setDownloadThroughput(bytesPerSecond * 10);
        driver.setNetworkConditions(conditions);
    }

    /** Writes down, from now on, every value the progress bar takes. */
    void watchProgress() {
        driver.executeScript("""
                const bar = document.getElementById('progress');
                window.progressSeen = [];
                new MutationObserver(() => window.progressSeen.push(bar.value))
                    .observe(bar, {attributes: true, attributeFilter: ['value']});
                """);
    }

    List<Double> progressSeen() {
        return ((List<?>) driver.executeScript("return window.progressSeen"))
                .stream().map(value -> ((Number) value).doubleValue()).toList();
    }

    Object script(String javaScript, Object... arguments) {
        return driver.executeScript(javaScript, arguments);
    }

    /** The width and height of the result shown, in its own pixels. */
    Map<String, Long> resultSize() {
        List<?> size = (List<?>) driver.executeScript(
                "const image = document.getElementById('result'); return [image.naturalWidth, image.naturalHeight]");
        return Map.of("width", (Long) size.get(0), "height", (Long) size.get(1));
    }

    /** What the browser complained about, such as an error in the script or a break of the content policy. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(entry -> entry.getMessage())
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
