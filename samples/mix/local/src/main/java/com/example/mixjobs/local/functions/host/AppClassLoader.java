package com.example.mixjobs.local.functions.host;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The app's classes. From the host it sees the Functions API, that for middlewares among it, and nothing else, so that it
 * runs with its own libraries, as it does in Azure.
 */
final class AppClassLoader extends URLClassLoader {

    private static final String SHARED = "com.microsoft.azure.functions.";

    private final ClassLoader host = AppClassLoader.class.getClassLoader();

    private AppClassLoader(List<URL> jars) {
        super("app", jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    /**
     * Takes the jars of the app's directory and of its {@code lib}.
     *
     * @param first directories or jars to be searched before them
     */
    static AppClassLoader of(Path app, List<Path> first) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (Path path : first) {
            urls.add(url(path));
        }
        for (Path directory : List.of(app, app.resolve("lib"))) {
            for (Path jar : jars(directory)) {
                urls.add(url(jar));
            }
        }
        return new AppClassLoader(urls);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        return name.startsWith(SHARED) ? host.loadClass(name) : super.findClass(name);
    }

    private static List<Path> jars(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    private static URL url(Path path) throws MalformedURLException {
        return path.toUri().toURL();
    }
}
