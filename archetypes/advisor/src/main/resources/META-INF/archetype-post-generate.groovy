// The generator, which is in this archetype's jar, checks the answers, decides, and writes the project.
Thread.currentThread().contextClassLoader.loadClass('io.github.bgjob.cli.ArchetypeScript')
        .run(request.properties, request.outputDirectory)
