import io.github.bgjob.it.Project

new Project(basedir.toPath().resolve('batch-jobs')).isTheSampleButForModes(samples, 'batch')
